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
  SHORT_YEAR(pattern("d[ ][-]MMM[ ][-]").appendValueReduced(YEAR, 2, 2, 1950)),
  /** {@code 2000-01}, the first of a month */
  YEAR_MONTH(pattern("uuuu-MM").parseDefaulting(DAY_OF_MONTH, 1));

  private static final int SHORTEST = 6;
  private static final int LONGEST = 40;
  private static final double NANOS_A_DAY = 86_400e9;

  private final DateTimeFormatter formatter;

  DateSyntax(String date) {
    this(
        pattern(date)
            .appendPattern("['T'][' '][H:mm[:ss]]")
            .appendFraction(NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]"));
  }

  DateSyntax(DateTimeFormatterBuilder builder) {
    formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
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

  private static boolean startsOrEndsWithDigit(String word) {
    return Character.isDigit(word.charAt(0)) || Character.isDigit(word.charAt(word.length() - 1));
  }

  private static double days(TemporalAccessor parsed) {
    LocalDate date = LocalDate.from(parsed);
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
    LocalDate date = LocalDate.ofEpochDay((long) Math.floor(days));
    long second = Math.round((days - Math.floor(days)) * 86_400);
    return second == 0 ? date.toString() : date.atStartOfDay().plusSeconds(second).toString();
  }
}
