package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a table was understood to be, without its rows.
 *
 * @param format how it was written; empty for tables that came without a file
 * @param columns all of the table's, in its order
 * @param remarks everything that was guessed
 */
public record Description(
    Optional<TableFormat> format, List<Column> columns, List<Remark> remarks) {
  private static final int NAMED = 4;

  public Description {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }

  /** The description of a table. */
  public static Description of(Interpretation table, Optional<TableFormat> format) {
    return new Description(format, table.columns(), table.remarks());
  }

  /** The description of rows that were numbers: inputs x1, x2, .. and targets y, or y1, y2, .. */
  public static Description of(EncodedRows rows, Optional<TableFormat> format) {
    int targets = rows.targetWidth();
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < rows.width(); c++) {
      columns.add(column("x" + (c + 1), c + 1, Role.INPUT, rows.inputs(), rows.width(), c));
    }
    for (int c = 0; c < targets; c++) {
      String name = targets == 1 ? "y" : "y" + (c + 1);
      columns.add(column(name, rows.width() + c + 1, Role.TARGET, rows.targets(), targets, c));
    }
    return new Description(format, columns, List.of());
  }

  private static Column column(
      String name, int position, Role role, double[] numbers, int width, int at) {
    DoubleSummaryStatistics range =
        IntStream.range(0, numbers.length / width)
            .mapToDouble(row -> numbers[row * width + at])
            .summaryStatistics();
    return new Column(
        name,
        position,
        ColumnType.NUMBER,
        role,
        0,
        List.of(),
        Optional.of(new Range(range.getMin(), range.getMax(), range.getAverage())),
        List.of(name));
  }

  /** The same with one more remark. */
  public Description with(Remark remark) {
    List<Remark> more = new ArrayList<>(remarks);
    more.add(remark);
    return new Description(format, columns, more);
  }

  /** In one line: what is predicted from what. */
  public String summary() {
    return "%s from %s".formatted(names(Role.TARGET), names(Role.INPUT));
  }

  private String names(Role role) {
    List<String> names =
        columns.stream().filter(column -> column.role() == role).map(Column::name).toList();
    String listed = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    return names.size() > NAMED ? "%s and %d more".formatted(listed, names.size() - NAMED) : listed;
  }
}
