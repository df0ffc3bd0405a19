package dev.plateau.training;

import static java.lang.Math.fma;

import dev.plateau.kernel.Kernels;

/**
 * How a gradient moves theta: theta = theta - alpha d, where each optimizer makes its direction d.
 * Update rules and defaults are PyTorch's.
 */
public sealed interface Optimizer {

  /** Numbers remembered for each parameter from step to step. */
  int slots();

  /**
   * Turns the gradient into the direction, entry by entry.
   *
   * @param state theta, then slots() numbers for each parameter, count entries each; what is
   *     remembered is written to
   * @param gradient changed to the direction
   * @param step 1 for the first
   */
  void toDirection(double[] state, double[] gradient, int count, long step);

  /**
   * One step.
   *
   * @param state written to: theta, then slots() numbers for each parameter
   * @param gradient at theta; may be changed
   * @param step 1 for the first
   */
  default void step(double[] state, double[] gradient, double alpha, long step) {
    toDirection(state, gradient, gradient.length, step);
    Kernels.get().descend(state, gradient, alpha, gradient.length);
  }

  /** d = g. */
  record GradientDescent() implements Optimizer {
    @Override
    public int slots() {
      return 0;
    }

    @Override
    public void toDirection(double[] state, double[] gradient, int count, long step) {}
  }

  /** m = mu m + g, d = m. */
  record Momentum(double momentum) implements Optimizer {
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
  record Nesterov(double momentum) implements Optimizer {
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
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
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
  record AdamW(double beta1, double beta2, double epsilon, double weightDecay)
      implements Optimizer {
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
  record RmsProp(double decay, double epsilon) implements Optimizer {
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
  record Adagrad(double epsilon) implements Optimizer {
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

  /** base^exponent by squaring. */
  private static double power(double base, long exponent) {
    double power = 1;
    double square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      power = (rest & 1) == 1 ? power * square : power;
      square *= square;
    }
    return power;
  }
}
