package dev.plateau.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of inputs and targets, all finite: at least one row, one input and one target.
 *
 * <p>Stored column by column, so that a loop over the rows of one input is contiguous.
 */
public final class Dataset {
  private final int rows;
  private final double[][] inputs;
  private final double[][] targets;

  private Dataset(int rows, double[][] inputs, double[][] targets) {
    this.rows = rows;
    this.inputs = inputs;
    this.targets = targets;
  }

  /**
   * A data set from rows.
   *
   * @param inputs [rows][inputs]
   * @param targets [rows][targets]
   * @throws IllegalArgumentException when there are no rows, rows differ in length or a number is
   *     not finite
   */
  public static Dataset ofRows(double[][] inputs, double[][] targets) {
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%d rows of inputs, %d of targets".formatted(inputs.length, targets.length));
    }
    return new Dataset(inputs.length, columns(inputs), columns(targets));
  }

  private static double[][] columns(double[][] rows) {
    int width = rows[0].length;
    double[][] columns = new double[width][rows.length];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != width || width == 0) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, row 0 has %d".formatted(r, rows[r].length, width));
      }
      for (int c = 0; c < width; c++) {
        if (!Double.isFinite(rows[r][c])) {
          throw new IllegalArgumentException("row %d holds %s".formatted(r, rows[r][c]));
        }
        columns[c][r] = rows[r][c];
      }
    }
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** Inputs in a row. */
  public int inputs() {
    return inputs.length;
  }

  /** Targets in a row. */
  public int targets() {
    return targets.length;
  }

  public double input(int row, int column) {
    return inputs[column][row];
  }

  public double target(int row, int column) {
    return targets[column][row];
  }

  /** The inputs of one row, a copy. */
  public double[] inputRow(int row) {
    return IntStream.range(0, inputs()).mapToDouble(c -> inputs[c][row]).toArray();
  }

  /** The targets of one row, a copy. */
  public double[] targetRow(int row) {
    return IntStream.range(0, targets()).mapToDouble(c -> targets[c][row]).toArray();
  }

  /**
   * Copies the inputs of rows order[from] .. order[from + rows - 1] column by column, {@code
   * block[c * stride + r]}, and repeats the last row until the stride is full.
   */
  public void gatherInputs(int[] order, int from, int rows, double[] block, int stride) {
    gather(inputs, order, from, rows, block, stride);
  }

  /** Copies the targets in the same way. */
  public void gatherTargets(int[] order, int from, int rows, double[] block, int stride) {
    gather(targets, order, from, rows, block, stride);
  }

  private static void gather(
      double[][] columns, int[] order, int from, int rows, double[] block, int stride) {
    for (int c = 0; c < columns.length; c++) {
      for (int r = 0; r < rows; r++) {
        block[c * stride + r] = columns[c][order[from + r]];
      }
      Arrays.fill(block, c * stride + rows, (c + 1) * stride, block[c * stride + rows - 1]);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && Arrays.deepEquals(inputs, that.inputs)
        && Arrays.deepEquals(targets, that.targets);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.deepHashCode(inputs) + Arrays.deepHashCode(targets);
  }

  @Override
  public String toString() {
    return "%d rows of %d inputs and %d targets".formatted(rows, inputs(), targets());
  }
}
