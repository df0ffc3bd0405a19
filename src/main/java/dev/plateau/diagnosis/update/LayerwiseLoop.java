package dev.plateau.diagnosis.update;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.network.Objective;

/**
 * A loop of gradient descent that moves one layer after another, and computes the gradient afresh
 * before each.
 */
final class LayerwiseLoop implements Loop {
  private final Objective objective;
  private final double alpha;
  private final boolean fromOutput;

  LayerwiseLoop(Objective objective, double alpha, boolean fromOutput) {
    this.objective = objective;
    this.alpha = alpha;
    this.fromOutput = fromOutput;
  }

  @Override
  public double[] next(double[] theta, int step) {
    double[] moved = theta.clone();
    int layers = objective.network().layers();
    for (int k = 0; k < layers; k++) {
      int layer = fromOutput ? layers - 1 - k : k;
      move(objective.network().layouts().get(layer), moved);
    }
    return moved;
  }

  private void move(LayerLayout layer, double[] theta) {
    double[] gradient = new double[theta.length];
    objective.gradient(theta, gradient);
    int weights = layer.weightsAt() + layer.in() * layer.out();
    for (int k = layer.weightsAt(); k < weights; k++) {
      theta[k] -= alpha * gradient[k];
    }
    for (int j = 0; j < layer.out() && objective.network().bias(); j++) {
      theta[layer.biasesAt() + j] -= alpha * gradient[layer.biasesAt() + j];
    }
  }
}
