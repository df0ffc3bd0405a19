package dev.plateau.data.table;

/**
 * How much is read before a table is refused.
 *
 * @param bytes of text, after decompression
 * @param rows without the header
 * @param columns before and after encoding
 * @param cells rows times columns after encoding
 */
public record Limits(long bytes, int rows, int columns, long cells) {
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  void checkRows(long wanted) {
    check("rows", wanted, rows);
  }

  void checkColumns(long wanted) {
    check("columns", wanted, columns);
  }

  void checkCells(long wanted) {
    check("cells", wanted, Math.min(cells, LONGEST_ARRAY));
  }

  /** Refuses a text of more bytes than allowed. */
  public void checkBytes(long wanted) {
    check("bytes", wanted, bytes);
  }

  private static void check(String limit, long wanted, long allowed) {
    if (wanted > allowed) {
      throw new TableTooLarge(limit, allowed);
    }
  }
}
