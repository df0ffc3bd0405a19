package dev.plateau.data.text;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;

/** Fills the same row anew with what the parser meets. */
final class RowBuilder extends AbstractBaseCsvCallbackHandler<Row> {
  private final Row row = new Row();
  private final Dialect dialect;
  private final int kept;

  /**
   * @param kept how many cells of a row are kept, the others are counted
   */
  RowBuilder(Dialect dialect, int kept) {
    this.dialect = dialect;
    this.kept = kept;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    row.begin(Math.toIntExact(startingLineNumber));
  }

  @Override
  protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
    boolean meansNothing =
        dialect.collapsesBlanks() ? length == 0 && !quoted : dialect.framed() && index == 0;
    if (meansNothing) {
      return;
    }
    if (row.width() < kept) {
      row.add(new String(text, offset, length).strip());
    } else {
      row.count(length == 0);
    }
  }

  @Override
  protected Row buildRecord() {
    return row;
  }

  /** The line on which the row that is being built starts. */
  int line() {
    return row.line();
  }
}
