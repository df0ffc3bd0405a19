package dev.plateau.training;

import static java.lang.Math.fma;

/**
 * A method that moves theta downhill. Update rules and defaults of the step rules are PyTorch's.
 */
public sealed interface Optimizer permits StepRule, Search {

  /** d = g. */
  record GradientDescent() implements StepRule {
    @Override
    public int slots() {
      return 0;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {}
  }

  /** m = mu m + g, d = m. */
  record Momentum(double momentum) implements StepRule {
    public Momentum() {
      this(0.9);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      for (int k = 0; k < count; k++) {
        gradient[k] = state[count + k] = fma(momentum, state[count + k], gradient[k]);
      }
    }
  }

  /** m = mu m + g, d = g + mu m. */
  record Nesterov(double momentum) implements StepRule {
    public Nesterov() {
      this(0.9);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      for (int k = 0; k < count; k++) {
        double m = fma(momentum, state[count + k], gradient[k]);
        state[count + k] = m;
        gradient[k] = fma(momentum, m, gradient[k]);
      }
    }
  }

  /**
   * m = beta1 m + (1 - beta1) g, v = beta2 v + (1 - beta2) g^2, d = m / (1 - beta1^t) / (sqrt(v /
   * (1 - beta2^t)) + epsilon) (Kingma and Ba 2015).
   */
  record Adam(double beta1, double beta2, double epsilon) implements StepRule {
    public Adam() {
      this(0.9, 0.999, 1e-8);
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      double scale = 1 / (1 - power(beta1, step));
      double root = Math.sqrt(1 - power(beta2, step));
      for (int k = 0; k < count; k++) {
        double g = gradient[k];
        double m = fma(1 - beta1, g - state[count + k], state[count + k]);
        double v = fma((1 - beta2) * g, g, beta2 * state[2 * count + k]);
        state[count + k] = m;
        state[2 * count + k] = v;
        gradient[k] = scale * m / (Math.sqrt(v) / root + epsilon);
      }
    }
  }

  /** Adam's direction + lambda theta (Loshchilov and Hutter 2019). */
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay) implements StepRule {
    public AdamW() {
      this(0.9, 0.999, 1e-8, 0.01);
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      new Adam(beta1, beta2, epsilon).toDirection(state, gradient, count, step);
      for (int k = 0; k < count; k++) {
        gradient[k] = fma(weightDecay, state[k], gradient[k]);
      }
    }
  }

  /** v = rho v + (1 - rho) g^2, d = g / (sqrt(v) + epsilon) (Tieleman and Hinton 2012). */
  record RmsProp(double decay, double epsilon) implements StepRule {
    public RmsProp() {
      this(0.99, 1e-8);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      for (int k = 0; k < count; k++) {
        double g = gradient[k];
        double v = fma((1 - decay) * g, g, decay * state[count + k]);
        state[count + k] = v;
        gradient[k] = g / (Math.sqrt(v) + epsilon);
      }
    }
  }

  /** v = v + g^2, d = g / (sqrt(v) + epsilon) (Duchi, Hazan and Singer 2011). */
  record Adagrad(double epsilon) implements StepRule {
    public Adagrad() {
      this(1e-10);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      for (int k = 0; k < count; k++) {
        double g = gradient[k];
        double v = fma(g, g, state[count + k]);
        state[count + k] = v;
        gradient[k] = g / (Math.sqrt(v) + epsilon);
      }
    }
  }

  /**
   * iRprop- (Igel and Huesken 2000): every parameter has a step of its own, which grows by 1.2
   * while the sign of its derivative stays and halves when it changes; then the parameter waits.
   * Alpha is the first step of all.
   */
  record Rprop(double shrink, double grow, double smallest, double largest) implements StepRule {
    public Rprop() {
      this(0.5, 1.2, 1e-6, 50);
    }

    /** The last derivative and the step. */
    @Override
    public int slots() {
      return 2;
    }

    @Override
    public void prepare(double[] state, int count, double[] alphas) {
      for (int k = 0; k < count; k++) {
        state[2 * count + k] = alphas[k % alphas.length];
      }
    }

    @Override
    public double rate(double alpha) {
      return 1;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {
      for (int k = 0; k < count; k++) {
        double turn = gradient[k] * state[count + k];
        double factor = turn > 0 ? grow : turn < 0 ? shrink : 1;
        double size = Math.min(Math.max(state[2 * count + k] * factor, smallest), largest);
        double g = turn < 0 ? 0 : gradient[k];
        state[count + k] = g;
        state[2 * count + k] = size;
        gradient[k] = Math.signum(g) * size;
      }
    }
  }

  /**
   * L-BFGS with a line search for the strong Wolfe conditions (Nocedal and Wright 2006, algorithms
   * 7.5 and 3.5).
   *
   * @param memory pairs of steps and gradient changes that are remembered
   */
  record Lbfgs(int memory) implements Search {
    public Lbfgs() {
      this(10);
    }

    @Override
    public int memory(int parameters) {
      return LbfgsWalk.memory(memory, parameters);
    }
  }

  /**
   * Levenberg-Marquardt with exact Jacobians, for the mean squared error (Hagan and Menhaj 1994).
   */
  record LevenbergMarquardt() implements Search {
    @Override
    public int memory(int parameters) {
      return LevenbergMarquardtWalk.MEMORY;
    }
  }

  /** Scaled conjugate gradients with exact products with the Hessian (Moller 1993). */
  record ScaledConjugateGradient() implements Search {
    @Override
    public int memory(int parameters) {
      return ScaledConjugateGradientWalk.memory(parameters);
    }
  }

  /** base^exponent by squaring. */
  static double power(double base, long exponent) {
    double power = 1;
    double square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      power = (rest & 1) == 1 ? power * square : power;
      square *= square;
    }
    return power;
  }
}
