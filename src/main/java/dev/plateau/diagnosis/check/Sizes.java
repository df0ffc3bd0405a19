package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The inputs of the largest and the smallest size, in the words of the data set. */
record Sizes(List<Column> columns) {

  /** The numbers of one input. */
  record Column(String name, double min, double max) {
    private static Column of(Dataset rows, int column) {
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < rows.rows(); row++) {
        min = Math.min(min, rows.input(row, column));
        max = Math.max(max, rows.input(row, column));
      }
      return new Column(rows.inputName(column), min, max);
    }

    private double size() {
      return Math.max(Math.abs(min), Math.abs(max));
    }

    private String range() {
      return "from %s to %s".formatted(Wording.number(min), Wording.number(max));
    }
  }

  /** Of the inputs that vary. */
  static Sizes of(Dataset rows) {
    return new Sizes(
        IntStream.range(0, rows.inputs())
            .mapToObj(column -> Column.of(rows, column))
            .filter(column -> column.max > column.min)
            .sorted(Comparator.comparingDouble(Column::size))
            .toList());
  }

  /** "area runs from 1 to 2500 and bedrooms from 1 to 5". */
  String describe() {
    if (columns.isEmpty()) {
      return "No input varies";
    }
    Column largest = columns.getLast();
    String first = "%s runs %s".formatted(largest.name, largest.range());
    Column smallest = columns.getFirst();
    return columns.size() == 1
        ? first
        : "%s and %s %s".formatted(first, smallest.name, smallest.range());
  }
}
