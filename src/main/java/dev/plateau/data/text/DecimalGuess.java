package dev.plateau.data.text;

import dev.plateau.data.table.NumberSyntax;
import java.util.List;
import java.util.regex.Pattern;

/** Decides whether a comma in a number is its decimal mark. */
final class DecimalGuess {
  private static final Pattern DECIMAL_COMMA =
      Pattern.compile(
          "[^\\d,.]*(\\d{1,3}([.'"
              + " \u00a0\u2007\u2009\u202f]\\d{3})+|\\d*),\\d+([eE][+-]?\\d+)?[^\\d,.]*");
  private static final Pattern THOUSANDS_COMMA =
      Pattern.compile("[^\\d,.]*[1-9]\\d{0,2}(,\\d{3})+[^\\d,.]*");
  private static final Pattern DECIMAL_POINT =
      Pattern.compile("[^\\d,.]*(\\d{1,3}(,\\d{3})+|\\d*)\\.\\d+([eE][+-]?\\d+)?[^\\d,.]*");
  private static final Pattern THOUSANDS_POINT =
      Pattern.compile("[^\\d,.]*[1-9]\\d{0,2}(\\.\\d{3})+[^\\d,.]*");

  private static final Pattern BOTH_WITH_COMMA =
      Pattern.compile("[^\\d,.]*[1-9]\\d{0,2}(\\.\\d{3})+,\\d+[^\\d,.]*");
  private static final Pattern BOTH_WITH_POINT =
      Pattern.compile("[^\\d,.]*[1-9]\\d{0,2}(,\\d{3})+\\.\\d+[^\\d,.]*");

  private DecimalGuess() {}

  /** The syntax of the numbers in some rows with that delimiter between cells. */
  static NumberSyntax of(List<Row> rows, char delimiter) {
    List<String> cells = rows.stream().flatMap(row -> row.cells().stream()).toList();
    boolean comma = matches(cells, BOTH_WITH_COMMA) > 0;
    if (comma != matches(cells, BOTH_WITH_POINT) > 0) {
      return comma ? NumberSyntax.COMMA : NumberSyntax.POINT;
    }
    long commas = count(cells, DECIMAL_COMMA, THOUSANDS_COMMA);
    long points = count(cells, DECIMAL_POINT, THOUSANDS_POINT);
    if (commas == 0 && points == 0 && delimiter != ',') {
      boolean only = matches(cells, THOUSANDS_COMMA) > 0 && matches(cells, THOUSANDS_POINT) == 0;
      return only && delimiter == ';' ? NumberSyntax.COMMA : NumberSyntax.POINT;
    }
    return commas > points ? NumberSyntax.COMMA : NumberSyntax.POINT;
  }

  private static long count(List<String> cells, Pattern decimal, Pattern thousands) {
    return cells.stream()
        .filter(cell -> cell.length() < 40)
        .filter(cell -> decimal.matcher(cell).matches() && !thousands.matcher(cell).matches())
        .count();
  }

  private static long matches(List<String> cells, Pattern pattern) {
    return cells.stream().filter(cell -> pattern.matcher(cell).matches()).count();
  }
}
