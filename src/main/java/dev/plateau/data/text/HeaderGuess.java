package dev.plateau.data.text;

import dev.plateau.data.table.DateSyntax;
import dev.plateau.data.table.NumberSyntax;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides whether the first row of a sample names the columns. */
final class HeaderGuess {
  private static final int SERIES = 3;

  private final NumberSyntax syntax;
  private final Row first;
  private final List<Row> body;
  private final int width;

  /**
   * @param rows at least one
   */
  HeaderGuess(List<Row> rows, NumberSyntax syntax) {
    this.syntax = syntax;
    this.first = rows.getFirst();
    this.body = rows.subList(1, rows.size());
    this.width = body.isEmpty() ? first.width() : body.getFirst().width();
  }

  Header guess() {
    List<String> names = first.cells().stream().filter(cell -> !cell.isEmpty()).toList();
    if (names.isEmpty()) {
      return new Header(false);
    }
    boolean distinct = new HashSet<>(names).size() == names.size();
    if (names.stream().noneMatch(this::isValue)) {
      return ofWords(distinct);
    }
    if (distinct && isSeries(names)) {
      return new Header(
          true,
          "the header looks like numbers: %s, %s, ..; header=no takes it for a row"
              .formatted(
                  (Object[]) names.stream().filter(this::isValue).limit(2).toArray(String[]::new)));
    }
    return ofWordsAndNumbers(distinct, names);
  }

  /** Words above numbers are names; words above words are, unless they occur again below. */
  private Header ofWords(boolean distinct) {
    if (body.isEmpty() || columns().anyMatch(this::holdsNumbers)) {
      return new Header(true);
    }
    boolean repeats =
        columns()
            .anyMatch(c ->
                !cell(first, c).isEmpty()
                    && body.stream().anyMatch(row -> cell(row, c).equals(cell(first, c))));
    return repeats || !distinct
        ? new Header(
            false,
            "the first row looks like the others: taken for a row; header=yes makes it the header")
        : new Header(
            true,
            "the first row occurs in no other: taken for the header; header=no makes it a row");
  }

  /** Names of which a few are whole numbers, above columns of numbers. */
  private Header ofWordsAndNumbers(boolean distinct, List<String> names) {
    long numeric = columns().filter(this::holdsNumbers).count();
    long named = columns().filter(c -> holdsNumbers(c) && isWord(cell(first, c))).count();
    boolean whole = names.stream().allMatch(name -> !isValue(name) || name.matches("\\d{1,9}"));
    return distinct && whole && numeric > 1 && 2 * named > numeric
        ? new Header(true, "the header holds numbers: header=no takes it for a row")
        : new Header(false);
  }

  /** Whether names are years, or count from 0 or 1, and the next row does not go on like that. */
  private boolean isSeries(List<String> names) {
    double[] numbers = names.stream().filter(this::isValue).mapToDouble(syntax::parse).toArray();
    if (numbers.length < SERIES || body.isEmpty() || !isEven(numbers)) {
      return false;
    }
    boolean years = numbers[0] >= 1500 && numbers[numbers.length - 1] <= 2200;
    boolean counted = (numbers[0] == 0 || numbers[0] == 1) && numbers[1] == numbers[0] + 1;
    double[] next =
        body.getFirst().cells().stream().filter(this::isValue).mapToDouble(syntax::parse).toArray();
    return (years || counted) && !(next.length >= SERIES && isEven(next));
  }

  private static boolean isEven(double[] numbers) {
    double step = numbers[1] - numbers[0];
    return step > 0
        && step == Math.rint(step)
        && IntStream.range(1, numbers.length).allMatch(i -> numbers[i] - numbers[i - 1] == step);
  }

  private IntStream columns() {
    return IntStream.range(0, width);
  }

  /** The cell above or in a column; names stand to the right where the header is one short. */
  private String cell(Row row, int column) {
    boolean shorter = row == first && first.width() == width - 1 && !isBlankColumn(width - 1);
    return shorter && column == 0 ? "" : row.cell(shorter ? column - 1 : column);
  }

  private boolean isBlankColumn(int column) {
    return body.stream().allMatch(row -> row.cell(column).isEmpty());
  }

  private boolean holdsNumbers(int column) {
    long numbers = body.stream().filter(row -> isValue(row.cell(column))).count();
    long present = body.stream().filter(row -> !row.cell(column).isEmpty()).count();
    return numbers > 0 && 2 * numbers > present;
  }

  private static boolean isWord(String cell) {
    return !cell.isEmpty() && Double.isNaN(NumberSyntax.POINT.parse(cell));
  }

  /** Whether a cell is a number or a date, which names no column unless it is one of a series. */
  private boolean isValue(String cell) {
    return !Double.isNaN(syntax.parse(cell))
        || Stream.of(DateSyntax.values()).anyMatch(dates -> !Double.isNaN(dates.parse(cell)));
  }
}
