package dev.plateau.diagnosis.update;

import dev.plateau.network.BackwardMistake;
import dev.plateau.network.Objective;

/**
 * A loop of gradient descent that moves the output layer first, and takes the error back through
 * the weights that have moved.
 */
final class MovedWeightsLoop implements Loop {
  private final Objective objective;
  private final double alpha;

  MovedWeightsLoop(Objective objective, double alpha) {
    this.objective = objective;
    this.alpha = alpha;
  }

  /** Each pass sets one more layer right, from the output downwards. */
  @Override
  public double[] next(double[] theta, int step) {
    double[] moved = theta;
    for (int layer = 0; layer < objective.network().layers(); layer++) {
      double[] gradient = BackwardMistake.MOVED_WEIGHTS.gradient(objective, theta, moved);
      moved = theta.clone();
      for (int k = 0; k < theta.length; k++) {
        moved[k] -= alpha * gradient[k];
      }
    }
    return moved;
  }
}
