package dev.plateau.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A data set on its way from comma-separated text: one row a line, inputs first, targets last.
 *
 * <p>The first row is a header when it holds no number at all. Blank lines, a byte order mark and
 * spaces around cells mean nothing; quotes may enclose any cell.
 */
public final class CsvDataset {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int QUOTED_LENGTH = 40;

  private final int targets;
  private final Limits limits;
  private final Problems problems = new Problems();
  private final List<double[]> rows = new ArrayList<>();
  private int count;
  private int width;

  /**
   * How much is read before the text is refused.
   *
   * @param rows without the header
   * @param columns inputs and targets
   */
  public record Limits(int rows, int columns) {}

  private CsvDataset(int targets, Limits limits) {
    this.targets = targets;
    this.limits = limits;
  }

  /**
   * Reads a data set.
   *
   * @param targets how many of the last columns are targets, at least 1
   * @throws UnreadableRows naming everything that is wrong with the text
   * @throws UncheckedIOException when the reader fails
   */
  public static Dataset read(Reader csv, int targets, Limits limits) {
    if (targets < 1) {
      throw new IllegalArgumentException("targets is " + targets);
    }
    CsvDataset reading = new CsvDataset(targets, limits);
    reading.readAll(withoutByteOrderMark(csv));
    return reading.toDataset();
  }

  private static Reader withoutByteOrderMark(Reader csv) {
    try {
      Reader text = new BufferedReader(csv);
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readAll(Reader text) {
    CsvRow.Builder builder = new CsvRow.Builder(limits.columns());
    try {
      for (CsvRow row : parser().build(builder, text)) {
        if (!row.blank() && !read(row)) {
          return;
        }
      }
      if (count == 0) {
        problems.add(0, 0, "must hold at least one row of numbers");
      }
    } catch (CsvParseException unbalanced) {
      problems.add(builder.line(), 0, "must close every quote; nothing from here on was read");
    }
  }

  private static CsvReader.CsvReaderBuilder parser() {
    return CsvReader.builder()
        .trimWhitespacesAroundQuotes(true)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE);
  }

  /** Answers whether to go on. */
  private boolean read(CsvRow row) {
    if (width == 0) {
      width = row.width();
      checkWidth(row);
      if (row.header()) {
        return width <= limits.columns();
      }
    }
    if (count == limits.rows()) {
      problems.add(row.line(), 0, "must not be more than %d rows".formatted(limits.rows()));
      return false;
    }
    count++;
    readNumbers(row);
    return width <= limits.columns();
  }

  private void checkWidth(CsvRow first) {
    if (width > limits.columns()) {
      problems.add(
          first.line(),
          0,
          "must not have more than %d columns, has %d".formatted(limits.columns(), width));
    } else if (width <= targets) {
      problems.add(
          first.line(),
          0,
          "must have at least %d columns to leave an input beside %d targets, has %d"
              .formatted(targets + 1, targets, width));
    }
  }

  private void readNumbers(CsvRow row) {
    if (row.width() != width) {
      problems.add(
          row.line(),
          0,
          "must have %d cells, as the first row, has %d".formatted(width, row.width()));
    }
    double[] numbers = new double[row.cells().size()];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = number(row, c);
    }
    if (problems.none()) {
      rows.add(numbers);
    }
  }

  private double number(CsvRow row, int c) {
    String cell = row.cells().get(c);
    if (cell.isEmpty()) {
      problems.add(row.line(), c + 1, "must be a number, is empty");
    } else if (CsvRow.isNumber(cell)) {
      double number = Double.parseDouble(cell);
      if (Double.isFinite(number)) {
        return number;
      }
      problems.add(row.line(), c + 1, "must fit a 64-bit double, is " + quoted(cell));
    } else {
      String kind = CsvRow.isNotFinite(cell) ? "finite" : "a number";
      problems.add(row.line(), c + 1, "must be %s, is %s".formatted(kind, quoted(cell)));
    }
    return Double.NaN;
  }

  private static String quoted(String cell) {
    String printable = cell.replaceAll("\\p{Cntrl}", " ");
    boolean fits = printable.length() <= QUOTED_LENGTH;
    return '"' + (fits ? printable : printable.substring(0, QUOTED_LENGTH) + "..") + '"';
  }

  private Dataset toDataset() {
    if (!problems.none()) {
      throw problems.toException();
    }
    int inputs = width - targets;
    return Dataset.ofRows(
        rows.stream().map(row -> Arrays.copyOf(row, inputs)).toArray(double[][]::new),
        rows.stream().map(row -> Arrays.copyOfRange(row, inputs, width)).toArray(double[][]::new));
  }
}
