package dev.plateau.training;

import dev.plateau.network.Work;

/** What training costs, in multiply-adds. */
public final class RunWork {
  /** A step beside its gradient, whatever the size of the network. */
  private static final double STEP = 500;

  /** Gathering the rows of a mini-batch, whatever their number. */
  private static final double GATHER = 3_000;

  /** Moving a parameter by an optimizer's rule. */
  private static final double UPDATE = 5;

  /** Gradients that an iteration of a {@link Search} takes, about. */
  private static final double LINE_SEARCH = 2;

  private RunWork() {}

  /** Some epochs of a spec on so many rows. */
  public static double of(Spec spec, int rows, double epochs) {
    return epochs * epoch(spec, rows);
  }

  private static double epoch(Spec spec, int rows) {
    double gradient = Work.gradient(spec.network(), rows);
    double parameters = spec.network().parameters();
    return switch (spec.descent().optimizer()) {
      case StepRule _ -> steps(spec, rows, gradient);
      case Optimizer.Lbfgs(int memory) -> LINE_SEARCH * gradient + 4 * memory * parameters;
      case Optimizer.LevenbergMarquardt() ->
          gradient + parameters * parameters * (rows / 2.0 + parameters / 6);
      case Optimizer.ScaledConjugateGradient() ->
          LINE_SEARCH * gradient + Work.hessianProduct(spec.network(), rows);
    };
  }

  private static double steps(Spec spec, int rows, double gradient) {
    double update = STEP + UPDATE * spec.network().parameters();
    if (spec.descent().batchSize().isEmpty()) {
      return gradient + update;
    }
    int steps = Math.ceilDiv(rows, Math.min(rows, spec.descent().batchSize().getAsInt()));
    return gradient + steps * (update + GATHER) + Work.forward(spec.network(), rows);
  }
}
