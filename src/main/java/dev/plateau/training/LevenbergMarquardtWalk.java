package dev.plateau.training;

import dev.plateau.math.NormalEquations;

/**
 * Levenberg-Marquardt with the constants of MATLAB's trainlm: (J'J + mu I) d = J'e, mu from 0.001,
 * a tenth after a better step, tenfold after a worse one, and no better step once it exceeds 1e10.
 * The memory: evaluations, mu.
 */
final class LevenbergMarquardtWalk extends Walk {
  static final int MEMORY = 2;

  private static final int MU = 1;
  private static final double FIRST_MU = 1e-3;
  private static final double MIN_MU = 1e-20;
  private static final double MAX_MU = 1e10;
  private static final double FACTOR = 10;

  private final NormalEquations equations;
  private final double[] step;
  private final double[] trial;

  LevenbergMarquardtWalk(PenalizedLoss f, int parameters) {
    super(f, parameters);
    this.equations = new NormalEquations(parameters);
    this.step = new double[parameters];
    this.trial = new double[parameters];
  }

  @Override
  void prepare(double[] state) {
    state[parameters + MU] = FIRST_MU;
  }

  @Override
  boolean step(double[] state, double value, double[] gradient) {
    linearize(state);
    for (double mu = state[parameters + MU]; mu <= MAX_MU; mu *= FACTOR) {
      if (equations.solve(mu, step)) {
        for (int k = 0; k < parameters; k++) {
          trial[k] = state[k] - step[k];
        }
        if (f.value(trial) < value) {
          System.arraycopy(trial, 0, state, 0, parameters);
          state[parameters + MU] = Math.max(mu / FACTOR, MIN_MU);
          return true;
        }
      }
    }
    return false;
  }

  /** The penalty counts as one more residual for each weight, in the unit of the sum of squares. */
  private void linearize(double[] theta) {
    equations.clear();
    f.residuals(theta, equations::add);
    double residuals = (double) f.objective().rows() * f.objective().network().outputs();
    for (int k = 0; k < f.decay().weights() && f.decay().isOn(); k++) {
      equations.addToDiagonal(k, f.decay().factor() * residuals / 2, theta[k]);
    }
  }
}
