package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import java.util.Arrays;

/** The size of a network's weights. */
final class Weights {
  private Weights() {}

  /** The root of the mean square of all weights, without biases. */
  static double size(Evaluation point) {
    long weights = point.network().weightCount();
    return Math.sqrt(Arrays.stream(point.theta()).limit(weights).map(w -> w * w).sum() / weights);
  }
}
