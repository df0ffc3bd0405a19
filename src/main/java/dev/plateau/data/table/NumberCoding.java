package dev.plateau.data.table;

import java.util.List;
import java.util.Objects;

/**
 * A number stands for itself.
 *
 * @param syntax in which it is written out
 * @param decimals how many digits follow the decimal mark at least
 * @param marks what every number wears
 */
public record NumberCoding(NumberSyntax syntax, int decimals, NumberMarks marks) implements Coding {
  /** Tables of earlier versions have no marks. */
  public NumberCoding {
    marks = Objects.requireNonNullElse(marks, NumberMarks.NONE);
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
    row[at] = number;
    return Double.isFinite(number);
  }

  @Override
  public String decode(double[] row, int at) {
    return marks.on(syntax.format(row[at], decimals), syntax.decimal());
  }

  @Override
  public String complaint(String word) {
    if (NumberSyntax.isInfinity(word)) {
      return "must be finite";
    }
    return Double.isInfinite(syntax.parse(word)) ? "must fit a 64-bit double" : "must be a number";
  }
}
