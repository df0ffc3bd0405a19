package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How rows of a table become inputs and targets, and predictions become words again: the part of a
 * model that knows the table.
 *
 * <p>Columns are found by name. A missing input is filled with the mean of the training rows.
 *
 * @param inputs in the order of the table
 * @param targets in the order asked for
 */
public record Encoding(
    List<CodedColumn> inputs, List<CodedColumn> targets, Task task, MissingPolicy missing) {
  public Encoding {
    inputs = List.copyOf(inputs);
    targets = List.copyOf(targets);
  }

  /** The encoding of rows that are numbers: inputs x1, x2, .. and targets y, or y1, y2, .. */
  public static Encoding ofNumbers(int inputs, int targets, Task task) {
    return new Encoding(
        IntStream.rangeClosed(1, inputs).mapToObj(k -> number("x" + k)).toList(),
        IntStream.rangeClosed(1, targets)
            .mapToObj(k -> number(targets == 1 ? "y" : "y" + k))
            .toList(),
        task,
        MissingPolicy.ERROR);
  }

  private static CodedColumn number(String name) {
    NumberCoding plain = new NumberCoding(NumberSyntax.POINT, 0, NumberMarks.NONE);
    return new CodedColumn(name, plain, false, List.of());
  }

  /** The names of a row's encoded inputs. */
  public List<String> inputNames() {
    return inputs.stream().flatMap(column -> column.names().stream()).toList();
  }

  /** The names of a row's encoded targets. */
  public List<String> targetNames() {
    return targets.stream().flatMap(column -> column.names().stream()).toList();
  }

  /**
   * The names of the classes: two where the only target is a single 0 or 1, else one a target.
   * Empty unless the task is to tell classes apart.
   */
  public List<String> classes() {
    if (task == Task.NUMBERS) {
      return List.of();
    }
    if (targets.size() > 1) {
      return targets.stream().map(CodedColumn::name).toList();
    }
    return switch (targets.getFirst().coding()) {
      case LevelCoding levels -> levels.labels();
      case BooleanCoding words -> List.of(words.no(), words.yes());
      case NumberCoding _, DateCoding _ -> List.of();
    };
  }

  /**
   * Encodes the inputs of rows to predict; other columns of the table are not looked at.
   *
   * @throws UnusableTable naming every column that is absent and every cell that has no code
   */
  public EncodedRows encodeInputs(Table table) {
    return new TableEncoder(table).encode(inputs, List.of());
  }

  /**
   * The rows of a table to predict that would be used if it were uploaded: where some rows have
   * their targets those without are left out, and those without an input if such are dropped.
   *
   * @throws UnusableTable naming every input that is absent, or when no row is left
   */
  public Table usable(Table table) {
    TableEncoder encoder = new TableEncoder(table);
    encoder.require(inputs);
    BitSet leftOut = encoder.missing(targets);
    if (leftOut.cardinality() == table.rows()) {
      leftOut.clear();
    }
    if (missing == MissingPolicy.DROP) {
      leftOut.or(encoder.missing(inputs));
    }
    if (leftOut.isEmpty()) {
      return table;
    }
    if (leftOut.cardinality() == table.rows()) {
      throw new UnusableTable(
          Fault.ofTable("has no row in which nothing is missing: such rows were left out before"));
    }
    return table.only(IntStream.range(0, table.rows()).filter(r -> !leftOut.get(r)).toArray());
  }

  /** The encoding whose means are those of some rows, the ones that are trained on. */
  public Encoding withMeansOver(EncodedRows rows, int[] training) {
    double[] means = rows.means(training);
    List<CodedColumn> filled = new ArrayList<>();
    int at = 0;
    for (CodedColumn column : inputs) {
      double[] own = Arrays.copyOfRange(means, at, at + column.coding().width());
      filled.add(column.withMeans(Arrays.stream(own).boxed().toList()));
      at += column.width();
    }
    return new Encoding(filled, targets, task, missing);
  }

  /** What stands in for a missing input of each column; none where no row lacks any. */
  public double[] means(EncodedRows rows) {
    return rows.isComplete() ? new double[0] : means();
  }

  private double[] means() {
    double[] means = new double[inputNames().size()];
    int at = 0;
    for (CodedColumn column : inputs) {
      for (int i = 0; i < column.means().size(); i++) {
        means[at + i] = column.means().get(i);
      }
      at += column.width();
    }
    return means;
  }

  /** The word of each target for a row of targets or predictions. */
  public List<String> words(double[] outputs) {
    return words(targets, outputs);
  }

  /** The word of each input column for a row of encoded inputs, empty where it is missing. */
  public List<String> inputWords(double[] row) {
    return words(inputs, row);
  }

  private static List<String> words(List<CodedColumn> columns, double[] row) {
    List<String> words = new ArrayList<>();
    int at = 0;
    for (CodedColumn column : columns) {
      boolean missing =
          Double.isNaN(row[at]) || (column.indicator() && row[at + column.coding().width()] == 1);
      words.add(missing ? "" : column.coding().decode(row, at));
      at += column.width();
    }
    return words;
  }
}
