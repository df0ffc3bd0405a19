package dev.plateau.diagnosis.evidence;

import dev.plateau.training.Optimizer;
import dev.plateau.training.Optimizer.GradientDescent;
import dev.plateau.training.Optimizer.Momentum;
import dev.plateau.training.Optimizer.Nesterov;
import java.util.OptionalDouble;

/** Which steps an optimizer survives on a quadratic of curvature lambda. */
public final class Stability {
  private Stability() {}

  /**
   * The alpha * lambda above which every step overshoots by more than it came from: 2 for gradient
   * descent, 2 (1 + mu) for momentum (Polyak 1964), 2 (1 + mu) / (1 + 2 mu) for Nesterov's.
   * Optimizers that scale each derivative have none.
   */
  public static OptionalDouble limit(Optimizer optimizer) {
    return switch (optimizer) {
      case GradientDescent() -> OptionalDouble.of(2);
      case Momentum(double mu) -> OptionalDouble.of(2 * (1 + mu));
      case Nesterov(double mu) -> OptionalDouble.of(2 * (1 + mu) / (1 + 2 * mu));
      default -> OptionalDouble.empty();
    };
  }

  /** By how much a steady gradient moves theta more than one step alone would. */
  public static double amplification(Optimizer optimizer) {
    return switch (optimizer) {
      case Momentum(double mu) -> 1 / (1 - mu);
      case Nesterov(double mu) -> 1 / (1 - mu);
      default -> 1;
    };
  }
}
