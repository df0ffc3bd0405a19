package dev.plateau.data.metric;

import dev.plateau.kernel.Elementary;
import dev.plateau.math.MostLikely;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a network says of each class in each row: one output is that of the second of two classes.
 */
final class Probabilities {
  /** As scikit-learn: a probability of 0 counts as the distance of 1 to the next double. */
  private static final double MIN = 0x1p-52;

  private static final double SUM_TOLERANCE = 1e-6;

  private final double[] outputs;
  private final int width;

  Probabilities(double[] outputs, int width) {
    this.outputs = outputs;
    this.width = width;
  }

  int classes() {
    return Math.max(2, width);
  }

  int rows() {
    return outputs.length / width;
  }

  double of(int row, int c) {
    if (width == 1) {
      return c == 1 ? outputs[row] : 1 - outputs[row];
    }
    return outputs[row * width + c];
  }

  int mostLikely(int row) {
    return MostLikely.of(outputs, row * width, width);
  }

  int[] mostLikely() {
    return IntStream.range(0, rows()).map(this::mostLikely).toArray();
  }

  boolean areNumbers() {
    return Arrays.stream(outputs).noneMatch(Double::isNaN);
  }

  /** The mean of -log of what each row's own class got; NaN where outputs are no probabilities. */
  double logLoss(int[] actual) {
    double loss = 0;
    for (int row = 0; row < rows(); row++) {
      if (!isDistribution(row)) {
        return Double.NaN;
      }
      double own = of(row, actual[row]);
      loss -= Elementary.log(Math.min(1 - MIN, Math.max(MIN, own))) / rows();
    }
    return loss;
  }

  private boolean isDistribution(int row) {
    double sum = 0;
    for (int c = 0; c < classes(); c++) {
      double share = of(row, c);
      sum += share >= 0 && share <= 1 ? share : Double.NaN;
    }
    return Math.abs(sum - 1) < SUM_TOLERANCE;
  }
}
