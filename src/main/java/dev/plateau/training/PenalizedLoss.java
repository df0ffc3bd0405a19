package dev.plateau.training;

import dev.plateau.network.Objective;

/** The function that a {@link Search} walks down: the loss of the rows and the weights' penalty. */
final class PenalizedLoss {
  private final Objective objective;
  private final WeightDecay decay;
  private int evaluations;

  PenalizedLoss(Objective objective, WeightDecay decay) {
    this.objective = objective;
    this.decay = decay;
  }

  Objective objective() {
    return objective;
  }

  WeightDecay decay() {
    return decay;
  }

  /** Losses, gradients and products with the Hessian that were computed. */
  int evaluations() {
    return evaluations;
  }

  double value(double[] theta) {
    evaluations++;
    return objective.loss(theta) + decay.penalty(theta);
  }

  /**
   * The value and the gradient.
   *
   * @param gradient written to
   */
  double gradient(double[] theta, double[] gradient) {
    evaluations++;
    double loss = objective.gradient(theta, gradient);
    decay.add(theta, gradient);
    return loss + decay.penalty(theta);
  }

  /** Every residual with its gradient, for the mean squared error. */
  void residuals(double[] theta, Objective.ResidualVisitor visitor) {
    evaluations++;
    objective.residuals(theta, visitor);
  }

  /**
   * The Hessian times v.
   *
   * @param product written to
   */
  void hessianProduct(double[] theta, double[] v, double[] product) {
    evaluations++;
    objective.hessianProduct(theta, v, product);
    decay.add(v, product);
  }
}
