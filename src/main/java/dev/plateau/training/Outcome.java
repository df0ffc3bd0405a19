package dev.plateau.training;

import dev.plateau.network.LossBounds;
import dev.plateau.training.History.Tail;

/** How a run ended, read from its loss history alone; the first that applies. */
public enum Outcome {
  /** A loss or parameter is not finite, or the final loss exceeds 10 x max(L0, B). */
  DIVERGED,
  /**
   * A loss or gradient stop rule was met, or at least 99 % of what there is to learn was learned.
   */
  CONVERGED,
  /**
   * Over the last tenth of the epochs, at least 10, the loss rose in a quarter of the steps or more
   * and moved by more than 5 % of its mean distance to the floor.
   */
  OSCILLATING,
  /** Over the last tenth the loss fell by less than 0.5 % of its distance to the floor. */
  PLATEAU,
  /** Still going down. */
  DESCENDING;

  private static final double LEARNED = 0.99;
  private static final double RISING_STEPS = 0.25;
  private static final double SWING = 0.05;
  private static final double FALL = 0.005;

  /**
   * The loss at which a run has learned enough to have converged; NaN where no loss is.
   *
   * @param initialLoss counts only where no function of the inputs beats a constant
   */
  public static double goal(LossBounds bounds, double initialLoss) {
    double from = nothingToLearn(bounds) ? initialLoss : bounds.baseline();
    return from - LEARNED * (from - bounds.floor());
  }

  /** The outcome of a run that found nothing better: it no longer moves. */
  Outcome atRest() {
    return this == DESCENDING || this == OSCILLATING ? PLATEAU : this;
  }

  static Outcome of(History history, LossBounds bounds, boolean finite, boolean stopRuleMet) {
    double loss = history.last();
    if (!finite || !(loss <= 10 * Math.max(history.first(), bounds.baseline()))) {
      return DIVERGED;
    }
    if (stopRuleMet || learnedShare(history, bounds) >= LEARNED) {
      return CONVERGED;
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

  /** Where no function of the inputs beats a constant, the share is measured from the start. */
  private static double learnedShare(History history, LossBounds bounds) {
    if (!nothingToLearn(bounds)) {
      return bounds.learnedShare(history.last());
    }
    double fromStart = history.first() - bounds.floor();
    return fromStart <= 0 ? 1 : (history.first() - history.last()) / fromStart;
  }

  private static boolean nothingToLearn(LossBounds bounds) {
    return bounds.baseline() - bounds.floor() <= 1e-12 * bounds.baseline();
  }
}
