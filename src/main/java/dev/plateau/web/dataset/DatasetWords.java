package dev.plateau.web.dataset;

import dev.plateau.data.Observations;
import dev.plateau.data.table.CodedColumn;
import dev.plateau.data.table.Column;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Role;
import dev.plateau.web.request.CsvConverter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of a data set in the words of its file, its used columns in the file's order. */
record DatasetWords(Observations data, Description description, int from, int to) {
  List<String> header() {
    return used().map(Column::name).toList();
  }

  private Stream<Column> used() {
    return description.columns().stream().filter(column -> column.role() != Role.IGNORED);
  }

  Stream<List<String>> rows() {
    int[] order = order();
    return IntStream.range(from, to)
        .mapToObj(row -> {
          List<String> cells = cells(row);
          return Arrays.stream(order).mapToObj(cells::get).toList();
        });
  }

  /** For each column in the file's order, where it stands among the inputs and targets. */
  private int[] order() {
    List<String> coded =
        data.encoding()
            .map(known ->
                Stream.concat(known.inputs().stream(), known.targets().stream())
                    .map(CodedColumn::name)
                    .toList())
            .orElseGet(this::header);
    return header().stream().mapToInt(coded::indexOf).toArray();
  }

  private List<String> cells(int row) {
    EncodedRows rows = data.rows();
    double[] inputs =
        Arrays.copyOfRange(rows.inputs(), row * rows.width(), (row + 1) * rows.width());
    double[] targets =
        Arrays.copyOfRange(
            rows.targets(), row * rows.targetWidth(), (row + 1) * rows.targetWidth());
    if (data.encoding().isPresent()) {
      Encoding encoding = data.encoding().get();
      return Stream.concat(encoding.inputWords(inputs).stream(), encoding.words(targets).stream())
          .toList();
    }
    return DoubleStream.concat(Arrays.stream(inputs), Arrays.stream(targets))
        .mapToObj(CsvConverter::cell)
        .toList();
  }
}
