package dev.plateau.training;

import dev.plateau.kernel.Kernels;

/**
 * An optimizer that turns each gradient into one step: theta = theta - alpha d, where d is computed
 * entry by entry. So many networks can take their steps side by side, one in each lane.
 */
public sealed interface StepRule extends Optimizer
    permits Optimizer.GradientDescent,
        Optimizer.Momentum,
        Optimizer.Nesterov,
        Optimizer.Adam,
        Optimizer.AdamW,
        Optimizer.RmsProp,
        Optimizer.Adagrad,
        Optimizer.Rprop {

  /** Numbers remembered for each parameter from step to step. */
  int slots();

  /**
   * Fills what is remembered before the first step; without this it is 0.
   *
   * @param state written to: theta, then slots() numbers for each parameter, count entries each
   * @param alphas of the lanes: entry k of the state belongs to lane k mod alphas.length
   */
  default void prepare(double[] state, int count, double[] alphas) {}

  /** What d is multiplied with, given alpha. */
  default double rate(double alpha) {
    return alpha;
  }

  /**
   * Turns the gradient into the direction d, entry by entry.
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
    Kernels.get().descend(state, gradient, rate(alpha), gradient.length);
  }
}
