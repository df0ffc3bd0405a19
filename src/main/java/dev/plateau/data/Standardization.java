package dev.plateau.data;

import java.util.stream.IntStream;

/**
 * The shift and scale that give each input mean 0 and deviation 1 over some rows; an input that is
 * the same in all of them is shifted only.
 *
 * <p>The deviation is that of the population: the root of the mean squared distance to the mean.
 */
public final class Standardization {
  private final double[] means;
  private final double[] deviations;

  private Standardization(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** The one that standardizes these rows. */
  public static Standardization of(Dataset data) {
    double[] means = new double[data.inputs()];
    double[] deviations = new double[data.inputs()];
    for (int c = 0; c < data.inputs(); c++) {
      means[c] = constant(data, c) ? data.input(0, c) : mean(data, c);
      deviations[c] = constant(data, c) ? 1 : deviation(data, c, means[c]);
    }
    return new Standardization(means, deviations);
  }

  private static boolean constant(Dataset data, int column) {
    return IntStream.range(1, data.rows())
        .allMatch(row -> data.input(row, column) == data.input(0, column));
  }

  private static double mean(Dataset data, int column) {
    double mean = 0;
    for (int row = 0; row < data.rows(); row++) {
      mean += data.input(row, column) / data.rows();
    }
    return mean;
  }

  /** Distances are scaled by the largest, so that their squares neither overflow nor vanish. */
  private static double deviation(Dataset data, int column, double mean) {
    double largest = 0;
    for (int row = 0; row < data.rows(); row++) {
      largest = Math.max(largest, Math.abs(data.input(row, column) - mean));
    }
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double distance = (data.input(row, column) - mean) / largest;
      sum = Math.fma(distance, distance, sum);
    }
    return largest * Math.sqrt(sum / data.rows());
  }

  /** The same rows with their inputs shifted and scaled. */
  public Dataset apply(Dataset data) {
    double[][] inputs = new double[data.rows()][];
    double[][] targets = new double[data.rows()][];
    for (int row = 0; row < data.rows(); row++) {
      inputs[row] = apply(data.inputRow(row));
      targets[row] = data.targetRow(row);
    }
    return Dataset.ofRows(inputs, targets);
  }

  /** One row of inputs, shifted and scaled. */
  public double[] apply(double[] inputs) {
    double[] scaled = new double[inputs.length];
    for (int c = 0; c < inputs.length; c++) {
      scaled[c] = (inputs[c] - means[c]) / deviations[c];
    }
    return scaled;
  }
}
