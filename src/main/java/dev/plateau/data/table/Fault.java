package dev.plateau.data.table;

/**
 * One thing that is wrong with a table.
 *
 * @param line where the row starts, the first is 1; 0 when no single line is meant
 * @param column its name, empty when no single column is meant
 * @param cell the word as it stands in the table, shortened, empty when no single cell is meant
 * @param detail a sentence without its subject, such as {@code must be a number}
 */
public record Fault(int line, String column, String cell, String detail) {
  private static final int SHOWN = 40;

  public Fault {
    cell = shortened(cell);
  }

  /** A fault of the whole table. */
  public static Fault ofTable(String detail) {
    return new Fault(0, "", "", detail);
  }

  static Fault ofColumn(String column, String detail) {
    return new Fault(0, column, "", detail);
  }

  private static String shortened(String cell) {
    String printable = cell.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= SHOWN ? printable : printable.substring(0, SHOWN) + "..";
  }

  /** The whole of it in one sentence. */
  @Override
  public String toString() {
    StringBuilder sentence = new StringBuilder();
    if (line > 0) {
      sentence.append("line ").append(line).append(", ");
    }
    if (!column.isEmpty()) {
      sentence.append("column \"").append(column).append("\", ");
    }
    if (!cell.isEmpty()) {
      sentence.append('"').append(cell).append("\": ");
    }
    return sentence.append(detail).toString();
  }
}
