package dev.plateau.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A shift and a scale for each of several columns.
 *
 * <p>The deviation is that of the population: the root of the mean squared distance to the mean.
 */
public final class Scale {
  private final double[] means;
  private final double[] deviations;

  private Scale(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /**
   * The one that gives columns mean 0 and deviation 1; those that are constant are shifted only.
   */
  static Scale of(int rows, int columns, Numbers numbers) {
    double[] means = new double[columns];
    double[] deviations = new double[columns];
    for (int c = 0; c < columns; c++) {
      int column = c;
      IntToDoubleFunction values = row -> numbers.at(row, column);
      boolean constant = isConstant(rows, values);
      means[c] = constant ? values.applyAsDouble(0) : mean(rows, values);
      deviations[c] = constant ? 1 : deviation(rows, values, means[c]);
    }
    return new Scale(means, deviations);
  }

  /** A number by its row and column. */
  interface Numbers {
    double at(int row, int column);
  }

  private static boolean isConstant(int rows, IntToDoubleFunction values) {
    for (int row = 1; row < rows; row++) {
      if (values.applyAsDouble(row) != values.applyAsDouble(0)) {
        return false;
      }
    }
    return true;
  }

  private static double mean(int rows, IntToDoubleFunction values) {
    double mean = 0;
    for (int row = 0; row < rows; row++) {
      mean += values.applyAsDouble(row) / rows;
    }
    return mean;
  }

  /** Distances are scaled by the largest, so that their squares neither overflow nor vanish. */
  private static double deviation(int rows, IntToDoubleFunction values, double mean) {
    double largest = 0;
    for (int row = 0; row < rows; row++) {
      largest = Math.max(largest, Math.abs(values.applyAsDouble(row) - mean));
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double distance = (values.applyAsDouble(row) - mean) / largest;
      sum = Math.fma(distance, distance, sum);
    }
    return largest * Math.sqrt(sum / rows);
  }

  /** The mean of each column. */
  public List<Double> means() {
    return Arrays.stream(means).boxed().toList();
  }

  /** The deviation of each column, 1 of one that is constant. */
  public List<Double> deviations() {
    return Arrays.stream(deviations).boxed().toList();
  }

  /** Rows after each other, shifted and scaled: a copy. */
  double[] apply(double[] rows) {
    double[] scaled = new double[rows.length];
    for (int i = 0, c = 0; i < rows.length; i++) {
      scaled[i] = (rows[i] - means[c]) / deviations[c];
      c = c + 1 == means.length ? 0 : c + 1;
    }
    return scaled;
  }

  /** The opposite of {@link #apply}: a copy. */
  double[] undo(double[] rows) {
    double[] original = new double[rows.length];
    for (int i = 0, c = 0; i < rows.length; i++) {
      original[i] = Math.fma(rows[i], deviations[c], means[c]);
      c = c + 1 == means.length ? 0 : c + 1;
    }
    return original;
  }
}
