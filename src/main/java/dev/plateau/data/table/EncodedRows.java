package dev.plateau.data.table;

import java.util.stream.IntStream;

/**
 * Encoded rows before missing inputs are filled in: these are NaN, everything else is finite.
 *
 * <p>The arrays are shared, not copied: nothing may change them.
 */
public final class EncodedRows {
  private final int rows;
  private final double[] inputs;
  private final double[] targets;

  /**
   * @param inputs row by row
   * @param targets row by row; empty when the rows are only predicted
   */
  public EncodedRows(int rows, double[] inputs, double[] targets) {
    if (rows < 1 || inputs.length % rows != 0 || targets.length % rows != 0) {
      throw new IllegalArgumentException(
          "%d rows of %d inputs and %d targets".formatted(rows, inputs.length, targets.length));
    }
    this.rows = rows;
    this.inputs = inputs;
    this.targets = targets;
  }

  public int rows() {
    return rows;
  }

  /** Inputs in a row. */
  public int width() {
    return inputs.length / rows;
  }

  /** Targets in a row. */
  public int targetWidth() {
    return targets.length / rows;
  }

  /** All inputs row by row, NaN where a cell is missing. */
  public double[] inputs() {
    return inputs;
  }

  /** All targets row by row. */
  public double[] targets() {
    return targets;
  }

  /**
   * The mean of one input over those of some rows in which it is not missing; 0 if there is none.
   */
  double mean(int column, IntStream some) {
    double[] present =
        some.mapToDouble(row -> inputs[row * width() + column])
            .filter(x -> !Double.isNaN(x))
            .toArray();
    double mean = 0;
    for (int i = 0; i < present.length; i++) {
      mean += (present[i] - mean) / (i + 1);
    }
    return mean;
  }
}
