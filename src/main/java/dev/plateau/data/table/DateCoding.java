package dev.plateau.data.table;

import java.util.List;
import java.util.Objects;

/**
 * A date stands as days since 1970-01-01.
 *
 * @param pattern in which dates are written out, as of {@link java.time.format.DateTimeFormatter};
 *     empty for the usual one
 */
public record DateCoding(DateSyntax syntax, String pattern) implements Coding {
  /** Tables of earlier versions have no pattern. */
  public DateCoding {
    pattern = Objects.requireNonNullElse(pattern, "");
  }

  /** The coding that writes dates as these words are written, where they are written alike. */
  static DateCoding of(DateSyntax syntax, List<String> words) {
    return new DateCoding(syntax, DatePattern.of(syntax, words));
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
    return MissingWords.isMissingNumber(word);
  }

  @Override
  public boolean encode(String word, double number, double[] row, int at) {
    row[at] = syntax.days(word);
    return !Double.isNaN(row[at]);
  }

  @Override
  public String decode(double[] row, int at) {
    return pattern.isEmpty() ? DateSyntax.format(row[at]) : DatePattern.format(row[at], pattern);
  }

  @Override
  public String complaint(String word) {
    return "must be a date";
  }
}
