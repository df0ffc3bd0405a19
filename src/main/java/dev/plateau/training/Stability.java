package dev.plateau.training;

import dev.plateau.training.Optimizer.Adagrad;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.AdamW;
import dev.plateau.training.Optimizer.GradientDescent;
import dev.plateau.training.Optimizer.Momentum;
import dev.plateau.training.Optimizer.Nesterov;
import dev.plateau.training.Optimizer.RmsProp;
import dev.plateau.training.Optimizer.Rprop;
import java.util.OptionalDouble;

/** How large a step each optimizer can take on a quadratic of curvature lambda. */
public final class Stability {
  private Stability() {}

  /**
   * The alpha * lambda above which every step overshoots by more than it came from: 2 for gradient
   * descent, 2 (1 + mu) for momentum (Polyak 1964), 2 (1 + mu) / (1 + 2 mu) for Nesterov's.
   * Optimizers that scale each derivative have no limit.
   */
  public static OptionalDouble limit(Optimizer optimizer) {
    return switch (optimizer) {
      case GradientDescent() -> OptionalDouble.of(2);
      case Momentum(double mu) -> OptionalDouble.of(2 * (1 + mu));
      case Nesterov(double mu) -> OptionalDouble.of(2 * (1 + mu) / (1 + 2 * mu));
      case Adam _, AdamW _, RmsProp _, Adagrad _, Rprop _ -> OptionalDouble.empty();
      case Search _ -> OptionalDouble.empty();
    };
  }

  /**
   * The largest stable alpha where the loss curves by lambda; empty where every alpha is stable.
   */
  public static OptionalDouble largestAlpha(Optimizer optimizer, double lambda) {
    OptionalDouble limit = limit(optimizer);
    return limit.isPresent() && lambda > 0
        ? OptionalDouble.of(limit.getAsDouble() / lambda)
        : OptionalDouble.empty();
  }

  /** Whether alpha decides how far steps go, from the first one to the last. */
  public static boolean dependsOnAlpha(Optimizer optimizer) {
    return !(optimizer instanceof Search) && !(optimizer instanceof Rprop);
  }

  /** By how much a steady gradient moves theta more than one step alone would. */
  public static double amplification(Optimizer optimizer) {
    return switch (optimizer) {
      case Momentum(double mu) -> 1 / (1 - mu);
      case Nesterov(double mu) -> 1 / (1 - mu);
      case GradientDescent _, Adam _, AdamW _, RmsProp _, Adagrad _, Rprop _ -> 1;
      case Search _ -> 1;
    };
  }
}
