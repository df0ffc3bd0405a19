package dev.plateau.data;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Task;
import java.util.Optional;

/**
 * Rows of a data set before they are parted and scaled, and what their numbers stand for.
 *
 * @param rows numbers, NaN where an input is missing
 * @param encoding how the table's words became these numbers; empty for rows that were numbers
 * @param task what there is to learn
 */
public record Observations(EncodedRows rows, Optional<Encoding> encoding, Task task) {
  /** The rows of a table. */
  public static Observations of(Interpretation table) {
    return new Observations(table.rows(), Optional.of(table.encoding()), table.task());
  }

  /** Rows that are numbers already. */
  public static Observations of(EncodedRows rows) {
    return new Observations(rows, Optional.empty(), Task.of(rows));
  }

  /** Rows that are numbers already. */
  public static Observations of(Dataset data) {
    return of(data.encoded());
  }

  /** All rows, with the encoding's means in place of missing inputs. */
  public Dataset data() {
    return encoding.map(known -> Dataset.of(known, rows)).orElseGet(() -> Dataset.of(rows));
  }

  /** How many numbers the rows hold. */
  public long numbers() {
    return (long) rows.inputs().length + rows.targets().length;
  }
}
