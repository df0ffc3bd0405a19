package dev.plateau.data.text;

import java.util.List;
import java.util.Optional;

/**
 * The first line of scikit-learn's files: counts of rows and inputs, then the names of the classes
 * 0, 1, .., as in {@code 150,4,setosa,versicolor,virginica}.
 */
record CountLine(int rows, List<String> classes) {
  private static final String COUNT = "\\d{1,9}";

  static Optional<CountLine> of(List<Row> rows) {
    Row first = rows.getFirst();
    if (rows.size() < 3 || !first.cell(0).matches(COUNT) || !first.cell(1).matches(COUNT)) {
      return Optional.empty();
    }
    boolean counts = Integer.parseInt(first.cell(1)) == rows.get(2).width() - 1;
    List<String> classes = first.cells().stream().skip(2).filter(cell -> !cell.isEmpty()).toList();
    boolean words = classes.stream().noneMatch(cell -> cell.matches("[\\d.,+-]+"));
    boolean other = !classes.isEmpty() || first.filledWidth() != rows.get(2).filledWidth();
    boolean many = classes.size() != 1 && Integer.parseInt(first.cell(0)) >= rows.size() - 2;
    return counts && words && other && many
        ? Optional.of(new CountLine(Integer.parseInt(first.cell(0)), classes))
        : Optional.empty();
  }
}
