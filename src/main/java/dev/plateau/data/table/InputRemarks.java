package dev.plateau.data.table;

import java.util.Optional;
import java.util.regex.Pattern;

/** What is worth saying of inputs that are numbers. */
final class InputRemarks {
  private static final Pattern COUNT =
      Pattern.compile("(?i)freq|frequency|frequencies|counts?|n|cases");
  private static final int FEW = 10;

  private InputRemarks() {}

  static Optional<String> of(String name, Profile profile) {
    if (!profile.isWhole() || profile.strays() > 0) {
      return Optional.empty();
    }
    if (COUNT.matcher(name).matches() && profile.min() >= 0) {
      return Optional.of(
          "looks like a count of rows; rows have no weights here, so it is an input; ignore=%s leaves it out"
              .formatted(name));
    }
    if (profile.countsUp()) {
      return Optional.of(
          "counts the rows: taken for a number; ignore=%s leaves it out".formatted(name));
    }
    int levels = profile.cells().isSpelled() ? profile.levels().size() : Integer.MAX_VALUE;
    return levels > 2 && levels <= FEW
        ? Optional.of(
            "%d values, %s: taken for a number; type.%s=category makes it a category"
                .formatted(levels, TargetGuess.span(profile), name))
        : Optional.empty();
  }
}
