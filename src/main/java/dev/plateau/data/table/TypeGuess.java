package dev.plateau.data.table;

import java.util.List;

/** Guesses a column's type from its cells alone. */
final class TypeGuess {
  private static final double MOST = 0.8;
  private static final int MAX_LEVELS = 200;
  private static final int FEW_LEVELS = 20;
  private static final int CERTAIN_LEVELS = 10;

  private final String name;
  private final Profile profile;

  private TypeGuess(String name, Profile profile) {
    this.name = name;
    this.profile = profile;
  }

  static Guess of(String name, Profile profile) {
    return new TypeGuess(name, profile).guess();
  }

  private Guess guess() {
    if (profile.present() == 0) {
      return new Guess(ColumnType.CONSTANT, "every cell is missing: ignored");
    }
    List<DateSyntax> dates = profile.dates();
    boolean spelled = !dates.isEmpty() && profile.strays() > 0;
    if (spelled || profile.cells().dates().isPresent()) {
      return date(dates);
    }
    if (profile.cells().isFreeText()) {
      return tooManyWords();
    }
    if (profile.numbers() > 0 && profile.strays() == 0) {
      return number();
    }
    return words();
  }

  private static Guess date(List<DateSyntax> dates) {
    boolean ambiguous = dates.stream().anyMatch(DateSyntax::isMonthFirst) && dates.size() > 1;
    if (dates.contains(DateSyntax.TIME)) {
      return new Guess(ColumnType.DATE, "times of day: read as parts of a day");
    }
    return new Guess(
        ColumnType.DATE,
        ambiguous
            ? "dates with the month or the day first: read with the month first, as days since"
                + " 1970-01-01"
            : "dates: read as days since 1970-01-01");
  }

  private Guess number() {
    if (profile.min() == profile.max()) {
      return constant();
    }
    if (profile.cells().isPadded()) {
      return new Guess(
          ColumnType.NUMBER,
          "numbers that start with zeros: taken for numbers; type.%s=category makes them codes"
              .formatted(name));
    }
    return new Guess(
        ColumnType.NUMBER,
        profile.cells().isDressed()
            ? "currency, percent and thousands marks are left off: 12% is 12"
            : "");
  }

  private Guess constant() {
    String word = profile.levels().isEmpty() ? "" : profile.levels().getFirst().value();
    return new Guess(
        ColumnType.CONSTANT, "is \"%s\" in every row: of no use, ignored".formatted(word));
  }

  private Guess words() {
    List<Level> levels = profile.levels();
    if (!profile.cells().isSpelled()) {
      return Guess.certain(ColumnType.NUMBER);
    }
    if (levels.size() == 1) {
      return constant();
    }
    if (levels.stream().allMatch(level -> BooleanCoding.isBoolean(level.value()))) {
      return Guess.certain(ColumnType.BOOLEAN);
    }
    boolean few = isCategory(levels.size(), profile.present());
    if (profile.numbers() >= MOST * profile.present()) {
      return mostlyNumbers(few && levels.size() <= FEW_LEVELS && wordsRepeat(levels));
    }
    return few ? category() : tooManyWords();
  }

  /** Whether so few levels repeat often enough in so many cells to learn from them. */
  private static boolean isCategory(int levels, int cells) {
    return levels <= MAX_LEVELS
        && (2 * levels <= cells || (levels <= CERTAIN_LEVELS && levels < cells));
  }

  private static boolean wordsRepeat(List<Level> levels) {
    return levels.stream()
        .filter(level -> Double.isNaN(NumberSyntax.POINT.parse(level.value())))
        .allMatch(level -> level.rows() > 1);
  }

  /** A mistyped number among numbers is a mistake, unless all are few enough to be levels. */
  private Guess mostlyNumbers(boolean few) {
    return few
        ? new Guess(
            ColumnType.CATEGORY,
            "%d levels, not all of them numbers: taken for a category; type.%s=number takes numbers only"
                .formatted(profile.levels().size(), name))
        : Guess.certain(ColumnType.NUMBER);
  }

  private Guess category() {
    return new Guess(
        ColumnType.CATEGORY,
        "has %d levels: taken for a category".formatted(profile.levels().size()));
  }

  private Guess tooManyWords() {
    return new Guess(
        ColumnType.TEXT,
        "%s different words in %,d rows: too many to learn from, ignored; type.%s=category uses them all the same"
            .formatted(
                profile.cells().isFreeText()
                    ? "very many"
                    : "%,d".formatted(profile.levels().size()),
                profile.rows(),
                name));
  }
}
