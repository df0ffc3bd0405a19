package dev.plateau.data.table;

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

  /** Whether no input is missing. */
  boolean isComplete() {
    for (double input : inputs) {
      if (Double.isNaN(input)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The mean of each input over those of some rows in which it is not missing; 0 if there is none.
   */
  double[] means(int[] some) {
    double[] means = new double[width()];
    int[] present = new int[means.length];
    for (int row : some) {
      for (int c = 0; c < means.length; c++) {
        double x = inputs[row * means.length + c];
        if (!Double.isNaN(x)) {
          present[c]++;
          means[c] += (x - means[c]) / present[c];
        }
      }
    }
    return means;
  }
}
