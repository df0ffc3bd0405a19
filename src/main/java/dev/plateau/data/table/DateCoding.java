package dev.plateau.data.table;

import java.util.List;

/** A date stands as days since 1970-01-01. */
public record DateCoding(DateSyntax syntax) implements Coding {
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
    row[at] = days(word);
    return !Double.isNaN(row[at]);
  }

  /** Days for a date in this syntax or the usual one. */
  double days(String word) {
    double days = syntax.parse(word);
    return Double.isNaN(days) ? DateSyntax.ISO.parse(word) : days;
  }

  @Override
  public String decode(double[] row, int at) {
    return DateSyntax.format(row[at]);
  }

  @Override
  public String complaint(String word) {
    return "must be a date";
  }
}
