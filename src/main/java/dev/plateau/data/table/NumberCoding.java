package dev.plateau.data.table;

import java.util.List;

/**
 * A number stands for itself.
 *
 * @param syntax in which it is written out
 */
public record NumberCoding(NumberSyntax syntax) implements Coding {
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
    return syntax.format(row[at]);
  }

  @Override
  public String complaint(String word) {
    if (NumberSyntax.isInfinity(word)) {
      return "must be finite";
    }
    return Double.isInfinite(syntax.parse(word)) ? "must fit a 64-bit double" : "must be a number";
  }
}
