package dev.plateau.data.table;

/**
 * How much is read before a table is refused.
 *
 * @param bytes of text, after decompression
 * @param rows without the header
 * @param columns before and after encoding
 * @param cells rows times columns, before and after encoding, as many as memory holds
 */
public record Limits(long bytes, int rows, int columns, long cells) {
  /** A word with its code takes about as much memory as so many numbers. */
  private static final int CELLS_A_WORD = 20;

  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  /** Refuses a table of more rows than allowed. */
  public void checkRows(long wanted) {
    check("rows", wanted, rows);
  }

  /** Refuses a table of more columns than allowed. */
  public void checkColumns(long wanted) {
    check("columns", wanted, columns);
  }

  /** Refuses a table of more encoded numbers than allowed. */
  public void checkCells(long wanted) {
    check("cells", wanted, Math.min(cells, LONGEST_ARRAY));
  }

  /** Refuses a text of more bytes than allowed. */
  public void checkBytes(long wanted) {
    check("bytes", wanted, bytes);
  }

  /** Refuses a table whose columns hold more different words than memory does. */
  void checkWords(long wanted) {
    check("different words", wanted, cells / CELLS_A_WORD);
  }

  private static void check(String limit, long wanted, long allowed) {
    if (wanted > allowed) {
      throw new TableTooLarge(limit, allowed);
    }
  }
}
