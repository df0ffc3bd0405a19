package dev.plateau.training;

import static java.lang.Math.fma;

/**
 * The penalty factor / 2 sum of w^2 over the weights; biases are free.
 *
 * @param weights entries of theta that are weights; they come first
 */
record WeightDecay(double factor, int weights) {
  static WeightDecay of(Spec spec) {
    return new WeightDecay(
        spec.descent().weightDecay(), Math.toIntExact(spec.network().weightCount()));
  }

  boolean isOn() {
    return factor > 0;
  }

  double penalty(double[] theta) {
    double sum = 0;
    for (int k = 0; k < weights && isOn(); k++) {
      sum = fma(theta[k], theta[k], sum);
    }
    return factor / 2 * sum;
  }

  /**
   * Adds the penalty's gradient, or its Hessian's product with a vector in theta's place.
   *
   * @param gradient added to
   */
  void add(double[] theta, double[] gradient) {
    addToLanes(theta, gradient, 1);
  }

  /**
   * Adds the penalty's gradient to each lane.
   *
   * @param gradient added to
   */
  void addToLanes(double[] theta, double[] gradient, int lanes) {
    for (int k = 0; k < weights * lanes && isOn(); k++) {
      gradient[k] = fma(factor, theta[k], gradient[k]);
    }
  }

  /** The norm of the gradient with the penalty's, given the gradient without. */
  double norm(double[] theta, double[] gradient) {
    double sum = 0;
    for (int k = 0; k < gradient.length; k++) {
      double g = k < weights && isOn() ? fma(factor, theta[k], gradient[k]) : gradient[k];
      sum = fma(g, g, sum);
    }
    return Math.sqrt(sum);
  }
}
