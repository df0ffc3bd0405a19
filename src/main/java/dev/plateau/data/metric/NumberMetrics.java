package dev.plateau.data.metric;

/**
 * How close predicted numbers are to their targets, in the targets' own unit.
 *
 * @param rSquared 1 - squared errors / squared distances of the targets to their mean, the mean of
 *     that over all outputs; not finite when a target is the same in all rows
 * @param rmse the root of the mean squared error over rows and outputs
 * @param mae the mean absolute error over rows and outputs
 */
public record NumberMetrics(int rows, double rSquared, double rmse, double mae) {
  /**
   * Compares predictions with targets.
   *
   * @param targets row by row
   * @param predictions in the same order
   * @param width outputs in a row
   */
  public static NumberMetrics of(double[] targets, double[] predictions, int width) {
    if (targets.length != predictions.length || targets.length == 0 || width < 1) {
      throw new IllegalArgumentException(
          "%d targets, %d predictions, %d a row"
              .formatted(targets.length, predictions.length, width));
    }
    double squared = 0;
    double absolute = 0;
    for (int i = 0; i < targets.length; i++) {
      double error = predictions[i] - targets[i];
      squared = Math.fma(error, error, squared);
      absolute += Math.abs(error);
    }
    double explained = 0;
    for (int c = 0; c < width; c++) {
      explained += rSquared(targets, predictions, width, c) / width;
    }
    return new NumberMetrics(
        targets.length / width,
        explained,
        Math.sqrt(squared / targets.length),
        absolute / targets.length);
  }

  private static double rSquared(double[] targets, double[] predictions, int width, int column) {
    double mean = 0;
    int rows = targets.length / width;
    for (int i = column; i < targets.length; i += width) {
      mean += targets[i] / rows;
    }
    double error = 0;
    double total = 0;
    for (int i = column; i < targets.length; i += width) {
      error += (predictions[i] - targets[i]) * (predictions[i] - targets[i]);
      total += (targets[i] - mean) * (targets[i] - mean);
    }
    return 1 - error / total;
  }
}
