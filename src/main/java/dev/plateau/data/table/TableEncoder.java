package dev.plateau.data.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Encodes a table column by column; the numbers of a word are kept unless they are many. */
final class TableEncoder {
  /** Words' numbers are kept up to this width: more levels than that would take their square. */
  private static final int MAX_KEPT = 64;

  private final Table table;
  private final Faults faults = new Faults();

  TableEncoder(Table table) {
    this.table = table;
  }

  EncodedRows encode(List<CodedColumn> inputs, List<CodedColumn> targets) {
    addAbsent(inputs);
    addAbsent(targets);
    if (table.rows() == 0) {
      faults.add(Fault.ofTable("must hold at least one row"));
    }
    faults.throwIfAny();
    double[] encodedInputs = encode(inputs);
    double[] encodedTargets = encode(targets);
    faults.throwIfAny();
    return new EncodedRows(table.rows(), encodedInputs, encodedTargets);
  }

  /** Refuses a table that lacks one of these columns. */
  void require(List<CodedColumn> columns) {
    addAbsent(columns);
    faults.throwIfAny();
  }

  private void addAbsent(List<CodedColumn> columns) {
    for (CodedColumn column : columns) {
      if (!has(column)) {
        faults.add(
            "absent",
            Fault.ofColumn(column.name(), "is missing"),
            "the table has the columns " + String.join(", ", table.names()));
      }
    }
  }

  private boolean has(CodedColumn column) {
    return table.names().contains(column.name());
  }

  /** The rows in which one of these columns is missing; columns that are absent do not count. */
  BitSet missing(List<CodedColumn> columns) {
    BitSet missing = new BitSet();
    for (CodedColumn column : columns) {
      if (has(column)) {
        Cells cells = cells(column);
        IntStream.range(0, table.rows())
            .filter(row -> isMissing(column, cells, row))
            .forEach(missing::set);
      }
    }
    return missing;
  }

  private static boolean isMissing(CodedColumn column, Cells cells, int row) {
    int code = cells.code(row);
    return code >= 0 && column.coding().isMissing(cells.words().get(code));
  }

  private Cells cells(CodedColumn column) {
    Cells cells = table.cells(table.names().indexOf(column.name()));
    boolean needsWords =
        switch (column.coding()) {
          case LevelCoding _, BooleanCoding _ -> true;
          case NumberCoding _ -> cells.dates().isPresent();
          case DateCoding _ -> cells.dates().isEmpty();
        };
    return needsWords && !cells.isSpelled() ? cells.spelled() : cells;
  }

  private double[] encode(List<CodedColumn> columns) {
    int width = columns.stream().mapToInt(CodedColumn::width).sum();
    double[] encoded = new double[Math.multiplyExact(table.rows(), width)];
    int at = 0;
    for (CodedColumn column : columns) {
      encode(column, encoded, at, width);
      at += column.width();
    }
    return encoded;
  }

  private void encode(CodedColumn column, double[] encoded, int at, int stride) {
    Cells cells = cells(column);
    double[][] codes = new double[cells.words().size()][];
    for (int row = 0; row < table.rows(); row++) {
      int code = cells.code(row);
      int place = row * stride + at;
      if (code < 0) {
        encoded[place] = cells.number(row);
        requireFinite(column, cells, row);
      } else {
        double[] numbers = codes[code] == null ? numbers(column, cells, code) : codes[code];
        if (column.width() <= MAX_KEPT) {
          codes[code] = numbers;
        }
        System.arraycopy(numbers, 0, encoded, place, column.width());
        complainIfUncoded(column, cells, row, numbers);
      }
    }
  }

  /** A word's numbers; NaN for a missing one, infinite for one without a code. */
  private static double[] numbers(CodedColumn column, Cells cells, int code) {
    String word = cells.words().get(code);
    double[] numbers = new double[column.width()];
    if (column.coding().isMissing(word)) {
      Arrays.fill(numbers, 0, column.coding().width(), Double.NaN);
      if (column.indicator()) {
        numbers[numbers.length - 1] = 1;
      }
    } else if (!column.coding().encode(word, cells.values().get(code), numbers, 0)) {
      numbers[0] = Double.POSITIVE_INFINITY;
    }
    return numbers;
  }

  private void requireFinite(CodedColumn column, Cells cells, int row) {
    if (!Double.isFinite(cells.number(row))) {
      complain(column, cells.word(row), row);
    }
  }

  private void complainIfUncoded(CodedColumn column, Cells cells, int row, double[] numbers) {
    if (numbers[0] == Double.POSITIVE_INFINITY) {
      complain(column, cells.word(row), row);
    }
  }

  private void complain(CodedColumn column, String word, int row) {
    String detail = column.coding().complaint(word);
    faults.add(
        column.name() + detail,
        new Fault(table.line(row), column.name(), word, detail),
        advice(column));
  }

  private static String advice(CodedColumn column) {
    String name = column.name();
    return switch (column.coding()) {
      case NumberCoding _ ->
          "correct them or leave the cells empty; type.%s=category takes the column for words, ignore=%s leaves it out"
              .formatted(name, name);
      case DateCoding _ -> "write dates as 2000-01-31, or leave the column out by ignore=" + name;
      case BooleanCoding _, LevelCoding _ ->
          "only levels that were trained on can be predicted from";
    };
  }
}
