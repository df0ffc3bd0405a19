package dev.plateau.data.table;

import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes columns that only tell rows apart: indexes, names of rows and ids. */
final class IndexGuess {
  private static final Pattern INDEX =
      Pattern.compile(
          "(?i)unnamed: \\d+|(?-i:X)|#|index|idx|nr|no|num|number|s\\.?no\\.?|row|row["
              + " _.]?(id|names?|num(ber)?|no)"
              + "|obs|observation|case|serial|seq|record|instance|level_0");
  private static final Pattern ID =
      Pattern.compile(
          "(?i)(.*[ ._-])?(id|ids|uid|uuid|guid|identifier|id["
              + " _.]?(nr|no|num|number))|.*[a-z](Id|ID)");
  private static final double NEARLY_ALL = 0.8;

  private IndexGuess() {}

  /**
   * Why a column is ignored.
   *
   * @param first whether it is the first column and the file gives it no name
   * @param others how many other columns there are; one alone would be left without an input
   */
  static Optional<String> of(String name, boolean first, int others, Profile profile) {
    if (others > 1
        && profile.countsUp()
        && (first || INDEX.matcher(name).matches() || isId(name))) {
      return Optional.of(
          "counts %.0f, %.0f, .. %.0f: taken for an index and ignored"
              .formatted(profile.min(), profile.min() + 1, profile.max()));
    }
    if (first && tellsRowsApart(profile, 1)) {
      return Optional.of(
          "has no name and a different value in every row: taken for row names and ignored");
    }
    if (isId(name) && tellsRowsApart(profile, NEARLY_ALL)) {
      return Optional.of(
          "is called \"%s\" and tells nearly all rows apart: taken for an id and ignored"
              .formatted(name));
    }
    return Optional.empty();
  }

  private static boolean isId(String name) {
    return ID.matcher(name).matches();
  }

  private static boolean tellsRowsApart(Profile profile, double share) {
    boolean couldBeId = profile.isWhole() || profile.numbers() == 0;
    return profile.rows() > 2 && couldBeId && profile.distinct() >= share * profile.rows();
  }
}
