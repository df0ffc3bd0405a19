package dev.plateau.data.table;

import java.util.Locale;
import java.util.Set;

/** The words that programs write where a value is missing. */
public final class MissingWords {
  private static final Set<String> ANYWHERE =
      Set.of(
          "", "na", "n/a", "#n/a", "<na>", "nan", "null", "?", "#null!", ".", "--", "\\n", "(null)",
          "<null>");
  private static final Set<String> AMONG_NUMBERS =
      Set.of(
          "-", "none", "nil", "missing", "unknown", "n.a.", "#value!", "#div/0!", "nat", "-nan",
          "*", "k.a.");

  private static final int LONGEST = 8;

  private MissingWords() {}

  /** Whether a word is missing whatever the column holds. */
  static boolean isMissing(String word) {
    return word.length() <= LONGEST && ANYWHERE.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Whether a word is missing in a column of numbers or dates, where it cannot be a level. */
  public static boolean isMissingNumber(String word) {
    return isMissing(word)
        || (word.length() <= LONGEST && AMONG_NUMBERS.contains(word.toLowerCase(Locale.ROOT)));
  }
}
