package dev.plateau.training;

import dev.plateau.math.Euclidean;

/**
 * A step along a direction that meets the strong Wolfe conditions: f falls enough, and its slope
 * flattens (Nocedal and Wright 2006, algorithms 3.5 and 3.6, with cubic interpolation).
 */
final class WolfeLineSearch {
  private static final double DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MAX_EVALUATIONS = 30;

  /** Share of an interval that a new point keeps away from its ends. */
  private static final double MARGIN = 0.1;

  private final PenalizedLoss f;

  /** The point that was evaluated last, and after a success the one to go to. */
  final double[] point;

  final double[] gradient;
  double value;

  private double[] theta = new double[0];
  private double[] direction = new double[0];
  private double value0;
  private double slope0;
  private int evaluations;

  WolfeLineSearch(PenalizedLoss f, int parameters) {
    this.f = f;
    this.point = new double[parameters];
    this.gradient = new double[parameters];
  }

  /** A step with the value and the slope of f there. */
  private record Trial(double t, double value, double slope) {}

  /**
   * Searches along theta + t direction.
   *
   * @param slope of f at theta along the direction, below 0
   * @param first the step to try first
   * @return whether {@link #point} is better than theta
   */
  boolean search(double[] theta, double[] direction, double value, double slope, double first) {
    this.theta = theta;
    this.direction = direction;
    this.value0 = value;
    this.slope0 = slope;
    this.evaluations = 0;
    Trial before = new Trial(0, value, slope);
    double t = first;
    while (evaluations < MAX_EVALUATIONS) {
      Trial trial = evaluate(t);
      if (isTooHigh(trial) || (evaluations > 1 && trial.value() >= before.value())) {
        return zoom(before, trial);
      }
      if (isFlat(trial)) {
        return true;
      }
      if (trial.slope() >= 0) {
        return zoom(trial, before);
      }
      t = Math.clamp(minimum(before, trial), 1.5 * t, 10 * t);
      before = trial;
    }
    return value < value0;
  }

  /** Searches between a step that falls enough and one behind the valley. */
  private boolean zoom(Trial lowest, Trial other) {
    Trial low = lowest;
    Trial high = other;
    while (evaluations < MAX_EVALUATIONS) {
      double from = Math.min(low.t(), high.t());
      double width = Math.abs(high.t() - low.t());
      double t =
          Math.clamp(
              minimum(low, high),
              from + MARGIN * width,
              Math.max(from, from + (1 - MARGIN) * width));
      if (t == low.t() || t == high.t()) {
        break;
      }
      Trial trial = evaluate(t);
      if (isTooHigh(trial) || trial.value() >= low.value()) {
        high = trial;
      } else if (isFlat(trial)) {
        return true;
      } else {
        high = trial.slope() * (high.t() - low.t()) >= 0 ? low : high;
        low = trial;
      }
    }
    return low.t() > 0 && evaluate(low.t()).value() < value0;
  }

  private Trial evaluate(double t) {
    evaluations++;
    for (int k = 0; k < point.length; k++) {
      point[k] = Math.fma(t, direction[k], theta[k]);
    }
    value = f.gradient(point, gradient);
    return new Trial(t, value, Euclidean.dot(gradient, direction));
  }

  private boolean isTooHigh(Trial trial) {
    return !(trial.value() <= value0 + DECREASE * trial.t() * slope0)
        || !Double.isFinite(trial.slope());
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope()) <= -CURVATURE * slope0;
  }

  /** The minimum of the cubic through two trials; their middle where there is none. */
  private static double minimum(Trial a, Trial b) {
    double bend = a.slope() + b.slope() - 3 * (a.value() - b.value()) / (a.t() - b.t());
    double square = bend * bend - a.slope() * b.slope();
    double root = Math.signum(b.t() - a.t()) * Math.sqrt(square);
    double t =
        b.t() - (b.t() - a.t()) * (b.slope() + root - bend) / (b.slope() - a.slope() + 2 * root);
    return square >= 0 && Double.isFinite(t) ? t : (a.t() + b.t()) / 2;
  }
}
