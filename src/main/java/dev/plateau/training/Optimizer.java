package dev.plateau.training;

import dev.plateau.math.Kernels;

/** How a gradient moves theta. Update rules and defaults are PyTorch's. */
public sealed interface Optimizer {

  /** Numbers remembered for each parameter from step to step. */
  int memory();

  /**
   * One step.
   *
   * @param state written to: theta, then memory() numbers for each parameter
   * @param gradient at theta
   * @param step 1 for the first
   */
  void step(double[] state, double[] gradient, double alpha, long step);

  /** theta = theta - alpha g. */
  record GradientDescent() implements Optimizer {
    @Override
    public int memory() {
      return 0;
    }

    @Override
    public void step(double[] state, double[] gradient, double alpha, long step) {
      Kernels.get().descend(state, gradient, alpha, gradient.length);
    }
  }
}
