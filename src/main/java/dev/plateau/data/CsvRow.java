package dev.plateau.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One row of comma-separated text.
 *
 * @param line on which it starts, the first is 1
 * @param width cells in it
 * @param cells without the spaces around them, no more than the reader was told to keep
 */
record CsvRow(int line, int width, List<String> cells) {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++\\.?+\\d*+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");
  private static final Pattern NOT_FINITE =
      Pattern.compile("[+-]?(nan|inf(inity)?)", Pattern.CASE_INSENSITIVE);

  /** Whether a cell is in decimal or scientific notation; {@code 0x1p3} and {@code 1d} are not. */
  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** Whether a cell names what other programs write for numbers that are not finite. */
  static boolean isNotFinite(String cell) {
    return NOT_FINITE.matcher(cell).matches();
  }

  boolean blank() {
    return width == 0 || (width == 1 && cells.getFirst().isEmpty());
  }

  /**
   * Whether the row names its columns: it holds some text and not a single number. A mistyped
   * number among numbers is a mistake, never a header.
   */
  boolean header() {
    return cells.stream().noneMatch(cell -> isNumber(cell) || isNotFinite(cell))
        && cells.stream().anyMatch(cell -> !cell.isEmpty());
  }

  /** Builds rows from what the parser meets; cells beyond the limit are counted, not kept. */
  static final class Builder extends AbstractBaseCsvCallbackHandler<CsvRow> {
    private final int keep;
    private final List<String> cells = new ArrayList<>();

    Builder(int keep) {
      this.keep = keep;
    }

    /** The line on which the row being built starts. */
    int line() {
      return Math.toIntExact(getStartingLineNumber());
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
      cells.clear();
    }

    @Override
    protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
      if (index < keep) {
        cells.add(new String(text, offset, length).strip());
      }
    }

    @Override
    protected CsvRow buildRecord() {
      return new CsvRow(line(), getFieldCount(), List.copyOf(cells));
    }
  }
}
