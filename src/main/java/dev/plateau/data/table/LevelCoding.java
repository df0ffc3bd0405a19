package dev.plateau.data.table;

import dev.plateau.math.MostLikely;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One number for each level of a category, 1 for the cell's own and 0 for the others; two levels
 * share one number, which is 1 for the second.
 *
 * @param words the levels as the table writes them
 * @param labels their names, which differ from the words only where the file names its codes
 */
public record LevelCoding(List<String> words, List<String> labels) implements Coding {
  private static final int LISTED = 12;

  public LevelCoding {
    if (words.size() < 2 || words.size() != labels.size()) {
      throw new IllegalArgumentException("%s are labelled %s".formatted(words, labels));
    }
    words = List.copyOf(words);
    labels = List.copyOf(labels);
  }

  LevelCoding(List<String> words) {
    this(words, words);
  }

  @Override
  public int width() {
    return words.size() == 2 ? 1 : words.size();
  }

  @Override
  public List<String> names(String column) {
    List<String> named = words.size() == 2 ? labels.subList(1, 2) : labels;
    return named.stream().map(label -> column + "=" + label).toList();
  }

  @Override
  public boolean isMissing(String word) {
    return MissingWords.isMissing(word) && !words.contains(word);
  }

  @Override
  public boolean encode(String word, double number, double[] row, int at) {
    int level = level(word, number);
    if (words.size() == 2) {
      row[at] = level;
    } else {
      for (int i = 0; i < words.size(); i++) {
        row[at + i] = i == level ? 1 : 0;
      }
    }
    return level >= 0;
  }

  /** The level of a word or its label; the number 1 is also the level {@code 1.0}. */
  private int level(String word, double number) {
    int level = words.indexOf(word);
    if (level < 0) {
      level = labels.indexOf(word);
    }
    for (int i = 0; level < 0 && i < words.size(); i++) {
      level = NumberSyntax.POINT.parse(words.get(i)) == number ? i : -1;
    }
    return level;
  }

  @Override
  public String decode(double[] row, int at) {
    return labels.get(MostLikely.of(row, at, width()));
  }

  @Override
  public String complaint(String word) {
    String listed = labels.stream().limit(LISTED).collect(Collectors.joining(", "));
    return labels.size() > LISTED
        ? "must be one of %s and %d more".formatted(listed, labels.size() - LISTED)
        : "must be one of " + listed;
  }
}
