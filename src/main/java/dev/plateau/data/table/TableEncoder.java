package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Encodes the columns of a table; the numbers of a word are kept unless they are many. */
final class TableEncoder {
  /** Words' numbers are kept up to this width: more levels than that would take their square. */
  private static final int MAX_KEPT = 64;

  /** Rows of which one column is encoded after the other: their numbers stay in the cache. */
  private static final int BLOCK = 256;

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
    List<Place> places = new ArrayList<>();
    int at = 0;
    for (CodedColumn column : columns) {
      places.add(new Place(column, cells(column), at, width));
      at += column.width();
    }
    for (int from = 0; from < table.rows(); from += BLOCK) {
      int to = Math.min(from + BLOCK, table.rows());
      for (Place place : places) {
        place.encode(encoded, from, to);
      }
    }
    places.stream().filter(place -> place.isFaulty).forEach(Place::complain);
    return encoded;
  }

  /** A column, and where its numbers go. */
  private final class Place {
    private final CodedColumn column;
    private final Cells cells;
    private final int at;
    private final int stride;
    private final double[][] codes;
    private boolean isFaulty;

    Place(CodedColumn column, Cells cells, int at, int stride) {
      this.column = column;
      this.cells = cells;
      this.at = at;
      this.stride = stride;
      this.codes = new double[cells.words().size()][];
    }

    void encode(double[] encoded, int from, int to) {
      for (int row = from; row < to; row++) {
        int code = cells.code(row);
        int start = row * stride + at;
        if (code < 0) {
          encoded[start] = cells.number(row);
          isFaulty |= !Double.isFinite(encoded[start]);
        } else {
          double[] numbers = numbers(code);
          System.arraycopy(numbers, 0, encoded, start, numbers.length);
          isFaulty |= numbers[0] == Double.POSITIVE_INFINITY;
        }
      }
    }

    private double[] numbers(int code) {
      double[] numbers = codes[code] == null ? ofWord(column, cells, code) : codes[code];
      if (column.width() <= MAX_KEPT) {
        codes[code] = numbers;
      }
      return numbers;
    }

    /** Names each cell that has no number. */
    void complain() {
      for (int row = 0; row < table.rows(); row++) {
        int code = cells.code(row);
        boolean bad =
            code < 0
                ? !Double.isFinite(cells.number(row))
                : numbers(code)[0] == Double.POSITIVE_INFINITY;
        if (bad) {
          TableEncoder.this.complain(column, cells.word(row), row);
        }
      }
    }
  }

  /** A word's numbers; NaN for a missing one, infinite for one without a code. */
  private static double[] ofWord(CodedColumn column, Cells cells, int code) {
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
