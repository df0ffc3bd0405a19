package dev.plateau.data.table;

import java.util.List;

/**
 * What a table was understood to be, and its rows as numbers.
 *
 * @param columns all of the table's, in its order
 * @param remarks everything that was guessed
 * @param encoding with means over all rows
 * @param rows those that are used
 */
public record Interpretation(
    List<Column> columns, List<Remark> remarks, Encoding encoding, EncodedRows rows) {
  public Interpretation {
    columns = List.copyOf(columns);
    remarks = List.copyOf(remarks);
  }

  /**
   * Decides what the columns of a table are and encodes its rows.
   *
   * @throws UnusableTable naming everything that is wrong with the table or the options
   * @throws TableTooLarge when the encoded rows exceed the limits
   */
  public static Interpretation of(Table table, ColumnOptions options, Limits limits) {
    Faults faults = new Faults();
    Choice choice = Choice.of(options, table.names(), faults);
    if (table.rows() == 0) {
      faults.add(Fault.ofTable("must hold at least one row below its header"));
    }
    faults.throwIfAny();
    Roles roles = new Roles(table, choice);
    Table used = new UsedRows(table, roles, options.missing()).table();
    return new Interpreter(used, roles, options.missing()).interpret(limits);
  }

  /** What there is to learn. */
  public Task task() {
    return encoding.task();
  }
}
