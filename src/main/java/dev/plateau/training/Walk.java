package dev.plateau.training;

/**
 * A {@link Search} at work on one objective. What it remembers stands in the state behind theta, so
 * that it can be resumed from there to the same bits.
 */
abstract class Walk {
  final PenalizedLoss f;
  final int parameters;

  Walk(PenalizedLoss f, int parameters) {
    this.f = f;
    this.parameters = parameters;
  }

  static Walk of(Search search, PenalizedLoss f, int parameters) {
    return switch (search) {
      case Optimizer.Lbfgs lbfgs -> new LbfgsWalk(lbfgs.memory(), f, parameters);
      case Optimizer.LevenbergMarquardt() -> new LevenbergMarquardtWalk(f, parameters);
      case Optimizer.ScaledConjugateGradient() -> new ScaledConjugateGradientWalk(f, parameters);
    };
  }

  /** Fills the memory, which is 0, before the first iteration. */
  void prepare(double[] state) {}

  /**
   * One iteration.
   *
   * @param state theta and the memory; written to
   * @param value of f at theta
   * @param gradient of f at theta; may be changed
   * @return false where nothing better was found; theta is then as it was
   */
  abstract boolean step(double[] state, double value, double[] gradient);
}
