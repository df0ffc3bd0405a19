package dev.plateau.data.table;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the pattern in which all dates of a column are written, so that they come back so. */
final class DatePattern {
  private static final List<String> TIMES =
      List.of(
          "",
          " HH:mm",
          " H:mm",
          " HH:mm:ss",
          " H:mm:ss",
          "'T'HH:mm",
          "'T'HH:mm:ss",
          " h:mm a",
          " hh:mm a",
          " h:mm:ss a",
          " hh:mm:ss a",
          "'T'HH:mm:ss'Z'",
          "'T'HH:mm'Z'");

  private DatePattern() {}

  /** The pattern that gives every date back as it is written; empty where none does. */
  static String of(DateSyntax syntax, List<String> words) {
    List<String> dates = words.stream().filter(word -> !Double.isNaN(syntax.parse(word))).toList();
    return TIMES.stream()
        .flatMap(time -> patterns(syntax).map(date -> date + time))
        .filter(pattern -> !dates.isEmpty())
        .filter(pattern ->
            dates.stream().allMatch(word -> format(syntax.parse(word), pattern).equals(word)))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> patterns(DateSyntax syntax) {
    return switch (syntax) {
      case ISO -> Stream.of("uuuu-MM-dd", "uuuu-M-d");
      case YEAR_FIRST -> Stream.of("uuuu/MM/dd", "uuuu/M/d");
      case MONTH_FIRST -> Stream.of("MM/dd/uuuu", "M/d/uuuu");
      case DAY_FIRST -> Stream.of("dd/MM/uuuu", "d/M/uuuu");
      case DOTTED -> Stream.of("dd.MM.uuuu", "d.M.uuuu");
      case DASHED -> Stream.of("dd-MM-uuuu", "d-M-uuuu");
      case MONTH_NAME -> Stream.of("MMM d uuuu", "MMM dd uuuu", "MMM d, uuuu", "MMM dd, uuuu");
      case LONG_MONTH_NAME ->
          Stream.of("MMMM d uuuu", "MMMM dd uuuu", "MMMM d, uuuu", "MMMM dd, uuuu");
      case DAY_MONTH_NAME -> Stream.of("d MMM uuuu", "dd MMM uuuu", "d-MMM-uuuu", "dd-MMM-uuuu");
      case SHORT_YEAR -> Stream.of("d MMM uu", "dd MMM uu", "d-MMM-uu", "dd-MMM-uu");
      case MONTH_FIRST_SHORT_YEAR -> Stream.of("MM/dd/uu", "M/d/uu");
      case DAY_FIRST_SHORT_YEAR -> Stream.of("dd/MM/uu", "d/M/uu");
      case DOTTED_SHORT_YEAR -> Stream.of("dd.MM.uu", "d.M.uu");
      case YEAR_MONTH -> Stream.of("uuuu-MM");
      case TIME -> Stream.of("HH:mm", "H:mm", "HH:mm:ss", "H:mm:ss", "h:mm a", "hh:mm a");
      case MONTH_YEAR -> Stream.of("MM.uuuu", "M.uuuu", "MM/uuuu", "M/uuuu");
    };
  }

  static String format(double days, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(DateSyntax.time(days));
  }
}
