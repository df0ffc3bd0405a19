package dev.plateau.training;

import dev.plateau.network.LossBounds;
import dev.plateau.training.History.Tail;

/** How a run ended, read from its loss history alone; the first that applies. */
public enum Outcome {
  /** A loss or parameter is not finite, or the final loss exceeds 10 x max(L0, B). */
  DIVERGED,
  /** At least 99 % of what there is to learn was learned, or {@code lossBelow} was met. */
  CONVERGED,
  /**
   * Over the last tenth of the epochs, at least 10, the loss rose in a quarter of the steps or more
   * and moved by more than 5 % of its mean distance to the floor.
   */
  OSCILLATING,
  /**
   * Over the last tenth the loss fell by less than 0.5 % of its distance to the floor, or {@code
   * gradientBelow} was met, or no better step was found. A good fit of noisy data ends on a plateau
   * too.
   */
  PLATEAU,
  /** Still going down. */
  DESCENDING;

  private static final double LEARNED = 0.99;
  private static final double RISING_STEPS = 0.25;
  private static final double SWING = 0.05;
  private static final double FALL = 0.005;

  /** Of what there is to learn: constant targets are learned when so little of L0 - F is left. */
  private static final double LEFT_OF_CONSTANT = 1e-6;

  /** Above the floor: near enough for constant targets of which 99 % of L0 - F is gone. */
  private static final double NEAR_CONSTANT = 1e-3;

  /**
   * The loss at which a run has learned enough to have converged; NaN where no loss is.
   *
   * @param initialLoss counts only where no function of the inputs beats a constant
   */
  public static double goal(LossBounds bounds, double initialLoss) {
    double floor = bounds.floor();
    if (!bounds.nothingToLearn()) {
      return bounds.baseline() - LEARNED * (bounds.baseline() - floor);
    }
    double fromStart = Math.max(0, initialLoss - floor);
    double near = Math.min((1 - LEARNED) * fromStart, NEAR_CONSTANT);
    return floor + Math.max(LEFT_OF_CONSTANT * fromStart, near);
  }

  /** How a run that did not come to its end stands. */
  public static Outcome soFar(History history, LossBounds bounds) {
    return of(history, bounds, StopReason.CANCELLED);
  }

  static Outcome of(History history, LossBounds bounds, StopReason stopped) {
    double loss = history.last();
    if (hasDiverged(history.first(), loss, bounds, stopped)) {
      return DIVERGED;
    }
    if (hasConverged(history.first(), loss, bounds, stopped)) {
      return CONVERGED;
    }
    if (stopped == StopReason.GRADIENT || stopped == StopReason.NO_BETTER_STEP) {
      return PLATEAU;
    }
    Tail tail = history.tail();
    double floor = bounds.floor();
    if (tail.steps() >= 10
        && tail.rises() >= RISING_STEPS * tail.steps()
        && tail.max() - tail.min() > SWING * (tail.mean() - floor)) {
      return OSCILLATING;
    }
    return tail.first() - loss < FALL * (loss - floor) ? PLATEAU : DESCENDING;
  }

  /** Whether a run diverged, by its losses before the first and after the last epoch. */
  public static boolean hasDiverged(
      double initialLoss, double loss, LossBounds bounds, StopReason stopped) {
    return stopped == StopReason.NOT_FINITE
        || !(loss <= 10 * Math.max(initialLoss, bounds.baseline()));
  }

  /**
   * Whether a run that did not diverge converged. Where no function of the inputs beats a constant,
   * what is gone since the start counts.
   */
  public static boolean hasConverged(
      double initialLoss, double loss, LossBounds bounds, StopReason stopped) {
    boolean learned =
        bounds.nothingToLearn()
            ? loss <= goal(bounds, initialLoss)
            : bounds.learnedShare(loss) >= LEARNED;
    return stopped == StopReason.LOSS || learned;
  }
}
