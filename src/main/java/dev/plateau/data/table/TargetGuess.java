package dev.plateau.data.table;

/** Decides whether the numbers of a target are codes of classes. */
final class TargetGuess {
  private static final int MAX_CLASSES = 20;
  private static final int GAPPED_CLASSES = 10;
  private static final int ROWS_A_CLASS = 3;
  private static final int FEW = 10;

  private TargetGuess() {}

  /** What a target that holds only numbers is taken for. */
  static Guess of(String name, Profile profile) {
    int levels = profile.cells().isSpelled() ? profile.levels().size() : Integer.MAX_VALUE;
    if (levels > MAX_CLASSES) {
      return Guess.certain(ColumnType.NUMBER);
    }
    if (areCodes(profile, levels)) {
      return new Guess(
          ColumnType.CATEGORY,
          "has %d levels, %s: taken for classes; type.%s=number makes it a number"
              .formatted(levels, span(profile), name));
    }
    return new Guess(
        ColumnType.NUMBER,
        levels <= FEW
            ? "%d values, %s: taken for a number; type.%s=category makes them classes"
                .formatted(levels, span(profile), name)
            : "");
  }

  /** Two values, or whole numbers from 0 or 1 on with at most one left out, each often enough. */
  private static boolean areCodes(Profile profile, int levels) {
    boolean often = profile.numbers() >= ROWS_A_CLASS * levels;
    if (levels == 2) {
      return often;
    }
    boolean counted = profile.isWhole() && (profile.min() == 0 || profile.min() == 1);
    double gaps = profile.max() - profile.min() + 1 - levels;
    return often && counted && (gaps == 0 || (gaps == 1 && levels <= GAPPED_CLASSES));
  }

  static String span(Profile profile) {
    return NumberSyntax.POINT.format(profile.min())
        + " to "
        + NumberSyntax.POINT.format(profile.max());
  }
}
