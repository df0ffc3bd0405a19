package dev.plateau.diagnosis.update;

import dev.plateau.network.Objective;

/** A loop that updates theta after each row, and shows it once all rows had their turn. */
final class OnlineLoop implements Loop {
  private final int rows;
  private final Loop steps;

  OnlineLoop(ClaimedUpdates claimed, Objective objective, double factor) {
    this.rows = objective.rows();
    this.steps = claimed.loop(Gradients.ofRow(objective, step -> (step - 1) % rows).times(factor));
  }

  @Override
  public double[] next(double[] theta, int step) {
    double[] at = theta;
    for (int row = 1; row <= rows; row++) {
      at = steps.next(at, (step - 1) * rows + row);
    }
    return at;
  }
}
