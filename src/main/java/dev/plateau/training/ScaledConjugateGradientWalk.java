package dev.plateau.training;

import static java.lang.Math.fma;

import dev.plateau.math.Euclidean;

/**
 * Scaled conjugate gradients as Moller 1993 numbers its steps, with exact products in place of the
 * difference of two gradients. An epoch ends with a successful step. The memory: evaluations,
 * lambda, steps since the last restart, then the direction p.
 */
final class ScaledConjugateGradientWalk extends Walk {
  private static final int LAMBDA = 1;
  private static final int STEPS = 2;
  private static final int DIRECTION = 3;
  private static final double FIRST_LAMBDA = 1e-6;
  private static final double MIN_LAMBDA = 1e-15;
  private static final double MAX_LAMBDA = 1e20;

  private final double[] p;
  private final double[] product;
  private final double[] trial;
  private final double[] next;

  ScaledConjugateGradientWalk(PenalizedLoss f, int parameters) {
    super(f, parameters);
    this.p = new double[parameters];
    this.product = new double[parameters];
    this.trial = new double[parameters];
    this.next = new double[parameters];
  }

  static int memory(int parameters) {
    return Math.addExact(DIRECTION, parameters);
  }

  @Override
  void prepare(double[] state) {
    state[parameters + LAMBDA] = FIRST_LAMBDA;
  }

  @Override
  boolean step(double[] state, double value, double[] gradient) {
    boolean conjugate = state[parameters + STEPS] > 0;
    boolean moved = search(state, value, gradient);
    if (!moved && conjugate) {
      state[parameters + STEPS] = 0;
      state[parameters + LAMBDA] = FIRST_LAMBDA;
      moved = search(state, value, gradient);
    }
    return moved;
  }

  private boolean search(double[] state, double value, double[] gradient) {
    choose(state, gradient);
    double size = Euclidean.dot(p, p);
    double mu = -Euclidean.dot(p, gradient);
    f.hessianProduct(state, p, product);
    double curvature = Euclidean.dot(p, product);
    double lambda = state[parameters + LAMBDA];
    while (lambda <= MAX_LAMBDA && mu > 0 && Double.isFinite(curvature)) {
      lambda = curvature + lambda * size > 0 ? lambda : -2 * curvature / size - lambda;
      double delta = curvature + lambda * size;
      double better = value - tryStep(state, mu / delta);
      double comparison = 2 * delta * better / (mu * mu);
      double trust = Double.isFinite(comparison) ? 1 - Math.min(comparison, 0.25) : 10;
      if (better > 0) {
        double kept = comparison >= 0.75 ? Math.max(lambda / 4, MIN_LAMBDA) : lambda;
        accept(state, gradient, mu, comparison < 0.25 ? lambda + delta * trust / size : kept);
        return true;
      }
      lambda += delta * trust / size;
    }
    return false;
  }

  private double tryStep(double[] theta, double alpha) {
    for (int k = 0; k < parameters; k++) {
      trial[k] = fma(alpha, p[k], theta[k]);
    }
    return f.value(trial);
  }

  /** The direction kept, or the steepest one where there is none that falls. */
  private void choose(double[] state, double[] gradient) {
    System.arraycopy(state, parameters + DIRECTION, p, 0, parameters);
    if (state[parameters + STEPS] == 0 || !(Euclidean.dot(p, gradient) < 0)) {
      for (int k = 0; k < parameters; k++) {
        p[k] = -gradient[k];
      }
      state[parameters + STEPS] = 0;
    }
  }

  private void accept(double[] state, double[] gradient, double mu, double lambda) {
    f.gradient(trial, next);
    double steps = state[parameters + STEPS] + 1;
    boolean restarts = steps >= parameters;
    double beta = restarts ? 0 : (Euclidean.dot(next, next) - Euclidean.dot(next, gradient)) / mu;
    for (int k = 0; k < parameters; k++) {
      state[parameters + DIRECTION + k] = fma(beta, p[k], -next[k]);
      state[k] = trial[k];
    }
    state[parameters + STEPS] = restarts ? 0 : steps;
    state[parameters + LAMBDA] = lambda;
  }
}
