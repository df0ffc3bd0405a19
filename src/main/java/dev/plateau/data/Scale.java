package dev.plateau.data;

import java.util.Arrays;
import java.util.List;

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
   *
   * <p>Rows are read one after the other, all columns at once, as they stand in memory.
   */
  static Scale of(int rows, int columns, Numbers numbers) {
    boolean[] constant = constant(rows, columns, numbers);
    double[] means = means(rows, columns, numbers);
    for (int c = 0; c < columns; c++) {
      means[c] = constant[c] ? numbers.at(0, c) : means[c];
    }
    double[] deviations = deviations(rows, means, numbers);
    for (int c = 0; c < columns; c++) {
      deviations[c] = constant[c] ? 1 : deviations[c];
    }
    return new Scale(means, deviations);
  }

  /** A number by its row and column. */
  interface Numbers {
    double at(int row, int column);
  }

  private static boolean[] constant(int rows, int columns, Numbers numbers) {
    boolean[] constant = new boolean[columns];
    Arrays.fill(constant, true);
    for (int row = 1; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        constant[c] &= numbers.at(row, c) == numbers.at(0, c);
      }
    }
    return constant;
  }

  private static double[] means(int rows, int columns, Numbers numbers) {
    double[] means = new double[columns];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < columns; c++) {
        means[c] += numbers.at(row, c) / rows;
      }
    }
    return means;
  }

  /** Distances are scaled by the largest, so that their squares neither overflow nor vanish. */
  private static double[] deviations(int rows, double[] means, Numbers numbers) {
    double[] largest = new double[means.length];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < means.length; c++) {
        largest[c] = Math.max(largest[c], Math.abs(numbers.at(row, c) - means[c]));
      }
    }
    double[] sums = new double[means.length];
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < means.length; c++) {
        double distance = (numbers.at(row, c) - means[c]) / largest[c];
        sums[c] = Math.fma(distance, distance, sums[c]);
      }
    }
    for (int c = 0; c < means.length; c++) {
      sums[c] = largest[c] * Math.sqrt(sums[c] / rows);
    }
    return sums;
  }

  /** The mean of each column. */
  public List<Double> means() {
    return Arrays.stream(means).boxed().toList();
  }

  /** The deviation of each column, 1 of one that is constant. */
  public List<Double> deviations() {
    return Arrays.stream(deviations).boxed().toList();
  }

  /** A number of a column, shifted and scaled. */
  double apply(double number, int column) {
    return (number - means[column]) / deviations[column];
  }

  /** Shifts and scales columns of so many numbers after each other, in place. */
  void applyByColumns(double[] columns, int stride) {
    for (int c = 0; c < means.length; c++) {
      double mean = means[c];
      double deviation = deviations[c];
      for (int i = c * stride; i < (c + 1) * stride; i++) {
        columns[i] = (columns[i] - mean) / deviation;
      }
    }
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
