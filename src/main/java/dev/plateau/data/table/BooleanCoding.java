package dev.plateau.data.table;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * False is 0 and true is 1.
 *
 * @param no the file's word for false
 * @param yes the file's word for true
 */
public record BooleanCoding(String no, String yes) implements Coding {
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

  /** Whether a word is true or false beyond doubt. */
  static boolean isBoolean(String word) {
    return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
  }

  /** The coding of a column with these levels, in the words that it uses. */
  static BooleanCoding of(List<Level> levels) {
    return new BooleanCoding(first(levels, FALSE, "false"), first(levels, TRUE, "true"));
  }

  /** Levels in the order of their codes. */
  static List<Level> inOrder(List<Level> levels) {
    return levels.stream()
        .sorted(
            Comparator.comparing(level -> TRUE.contains(level.value().toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static String first(List<Level> levels, Set<String> words, String usual) {
    return levels.stream()
        .map(Level::value)
        .filter(value -> words.contains(value.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(usual);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public List<String> names(String column) {
    return List.of(column);
  }

  @Override
  public boolean isMissing(String word) {
    return MissingWords.isMissing(word);
  }

  @Override
  public boolean encode(String word, double number, double[] row, int at) {
    String lower = word.toLowerCase(Locale.ROOT);
    row[at] = TRUE.contains(lower) ? 1 : 0;
    return TRUE.contains(lower) || FALSE.contains(lower);
  }

  @Override
  public String decode(double[] row, int at) {
    return row[at] >= 0.5 ? yes : no;
  }

  @Override
  public String complaint(String word) {
    return "must be %s or %s".formatted(no, yes);
  }
}
