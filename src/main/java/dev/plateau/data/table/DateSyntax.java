package dev.plateau.data.table;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;

/** How dates are written. A date is its days since 1970-01-01, a time of day a fraction of one. */
public enum DateSyntax {
  /** {@code 2000-01-31}, {@code 2000-01-31 12:30}, {@code 2000-01-31T12:30:00.5Z} */
  ISO("uuuu-M-d"),
  /** {@code 2000/01/31} */
  YEAR_FIRST("uuuu/M/d"),
  /** {@code 1/31/2000} */
  MONTH_FIRST("M/d/uuuu"),
  /** {@code 31/1/2000} */
  DAY_FIRST("d/M/uuuu"),
  /** {@code 31.1.2000} */
  DOTTED("d.M.uuuu"),
  /** {@code 31-1-2000} */
  DASHED("d-M-uuuu"),
  /** {@code Jan 31 2000}, {@code Jan 31, 2000} */
  MONTH_NAME("MMM d[,] uuuu"),
  /** {@code January 31, 2000} */
  LONG_MONTH_NAME("MMMM d[,] uuuu"),
  /** {@code 31 Jan 2000}, {@code 31-Jan-2000} */
  DAY_MONTH_NAME("d[ ][-]MMM[ ][-]uuuu"),
  /** {@code 31-Jan-99}; years are 1950 to 2049 */
  SHORT_YEAR(shortYear("d[ ][-]MMM[ ][-]")),
  /** {@code 1/31/99}, years are 1950 to 2049 */
  MONTH_FIRST_SHORT_YEAR(timed(shortYear("M/d/"))),
  /** {@code 31/1/99} */
  DAY_FIRST_SHORT_YEAR(timed(shortYear("d/M/"))),
  /** {@code 31.1.99} */
  DOTTED_SHORT_YEAR(timed(shortYear("d.M."))),
  /** {@code 2000-01}, the first of a month */
  YEAR_MONTH(pattern("uuuu-MM").parseDefaulting(DAY_OF_MONTH, 1)),
  /** {@code 01.2000}, {@code 1/2000}, the first of a month */
  MONTH_YEAR(pattern("[M/uuuu][M.uuuu]").parseDefaulting(DAY_OF_MONTH, 1)),
  /** {@code 12:30}, {@code 12:30:05}, {@code 1:30 PM}, a time of day alone */
  TIME(pattern("[h:mm[:ss][ ]a][H:mm[:ss]]"));

  private static final int SHORTEST = 4;
  private static final int LONGEST = 40;
  private static final double NANOS_A_DAY = 86_400e9;

  private final DateTimeFormatter formatter;

  DateSyntax(String date) {
    this(timed(pattern(date)));
  }

  DateSyntax(DateTimeFormatterBuilder builder) {
    formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  private static DateTimeFormatterBuilder shortYear(String before) {
    return pattern(before).appendValueReduced(YEAR, 2, 2, 1950);
  }

  private static DateTimeFormatterBuilder timed(DateTimeFormatterBuilder date) {
    return date.appendPattern("['T'][' '][h:mm[:ss][ ]a][H:mm[:ss]]")
        .appendFraction(NANO_OF_SECOND, 0, 9, true)
        .appendPattern("[XXX][X]");
  }

  /** Whether the month stands first where it could be the day. */
  boolean isMonthFirst() {
    return this == MONTH_FIRST || this == MONTH_FIRST_SHORT_YEAR;
  }

  private static DateTimeFormatterBuilder pattern(String pattern) {
    return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
  }

  /** Days since 1970-01-01 in UTC; NaN when the word is no date of this syntax. */
  public double parse(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST || !startsOrEndsWithDigit(word)) {
      return Double.NaN;
    }
    try {
      return days(formatter.parse(word));
    } catch (DateTimeException notADate) {
      return Double.NaN;
    }
  }

  /** Days for a date in this syntax or the usual one; NaN for other words. */
  double days(String word) {
    double days = parse(word);
    return Double.isNaN(days) ? ISO.parse(word) : days;
  }

  private static boolean startsOrEndsWithDigit(String word) {
    return Character.isDigit(word.charAt(0)) || Character.isDigit(word.charAt(word.length() - 1));
  }

  private static double days(TemporalAccessor parsed) {
    LocalDate known = parsed.query(TemporalQueries.localDate());
    LocalDate date = known == null ? LocalDate.EPOCH : known;
    LocalTime time = parsed.query(TemporalQueries.localTime());
    if (time == null) {
      return date.toEpochDay();
    }
    ZoneOffset offset = parsed.query(TemporalQueries.offset());
    LocalDateTime utc =
        date.atTime(time).minusSeconds(offset == null ? 0 : offset.getTotalSeconds());
    return utc.toLocalDate().toEpochDay() + utc.toLocalTime().toNanoOfDay() / NANOS_A_DAY;
  }

  /** The date as {@code 2000-01-31}, with its time when it has one. */
  public static String format(double days) {
    LocalDateTime time = time(days);
    boolean midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight ? time.toLocalDate().toString() : time.toString();
  }

  /** The second that is nearest to some days since 1970-01-01. */
  static LocalDateTime time(double days) {
    LocalDate date = LocalDate.ofEpochDay((long) Math.floor(days));
    return date.atStartOfDay().plusSeconds(Math.round((days - Math.floor(days)) * 86_400));
  }
}
