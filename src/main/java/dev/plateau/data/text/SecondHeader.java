package dev.plateau.data.text;

import dev.plateau.data.table.MissingWords;
import dev.plateau.data.table.NumberSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A second line of names, or of units, between a header and its rows: it has words above columns of
 * numbers.
 */
final class SecondHeader {
  private static final int MIN_ROWS = 2;
  private static final double MOST = 0.9;

  private final Row names;
  private final Row second;
  private final List<Row> body;
  private final NumberSyntax syntax;

  /**
   * @param rows the header and the rows below it
   */
  SecondHeader(List<Row> rows, NumberSyntax syntax) {
    this.names = rows.getFirst();
    this.second = rows.get(Math.min(1, rows.size() - 1));
    this.body = rows.subList(Math.min(2, rows.size()), rows.size());
    this.syntax = syntax;
  }

  boolean isPresent() {
    int[] numeric = IntStream.range(0, second.width()).filter(this::holdsNumbers).toArray();
    long words = IntStream.of(numeric).filter(c -> isWord(second.cell(c))).count();
    return words > 1 && IntStream.of(numeric).noneMatch(c -> isNumber(second.cell(c)));
  }

  private boolean holdsNumbers(int column) {
    List<String> cells =
        body.stream().map(row -> row.cell(column)).filter(cell -> !cell.isEmpty()).toList();
    long numbers = cells.stream().filter(this::isNumber).count();
    return cells.size() >= MIN_ROWS && numbers >= MOST * cells.size();
  }

  private boolean isNumber(String cell) {
    return !Double.isNaN(syntax.parse(cell));
  }

  private boolean isWord(String cell) {
    return cell.codePoints().anyMatch(Character::isLetter)
        && !isNumber(cell)
        && !MissingWords.isMissingNumber(cell);
  }

  /** Whether the first line alone does not tell columns apart, as above groups of columns. */
  private boolean hasGroups() {
    return new HashSet<>(names.cells()).size() < names.width();
  }

  String remark() {
    return hasGroups()
        ? "names stand in two lines: taken together"
        : "line %d holds words above numbers, such as \"%s\": taken for units and left out"
            .formatted(
                second.line(), second.cells().stream().filter(this::isWord).findFirst().orElse(""));
  }

  /** The rows below one header: the first of both lines where it has groups, else above units. */
  List<Row> rows() {
    Row header = new Row();
    header.begin(names.line());
    (hasGroups() ? together() : names.cells()).forEach(header::add);
    return Stream.concat(Stream.of(header), body.stream()).toList();
  }

  private List<String> together() {
    List<String> both = new ArrayList<>();
    String group = "";
    for (int c = 0; c < Math.max(names.width(), second.width()); c++) {
      group = names.cell(c).isEmpty() ? group : names.cell(c);
      String below = second.cell(c);
      both.add(below.isEmpty() ? names.cell(c) : (group + " " + below).strip());
    }
    return both;
  }
}
