package dev.plateau.training;

import dev.plateau.math.Norm;
import dev.plateau.network.Objective;
import java.util.Optional;

/** Takes theta through one epoch. */
abstract class Mover {
  static Mover of(Spec spec, Objective objective) {
    return switch (spec.descent().optimizer()) {
      case StepRule rule when spec.usesEveryRowAtOnce() -> new FullBatch(rule, spec);
      case StepRule rule -> new MiniBatchMover(rule, spec, objective);
      case Search search -> new SearchMover(search, spec, objective);
    };
  }

  /** Whether an epoch starts from the gradient over all rows. */
  abstract boolean startsFromGradient();

  /**
   * Fills the optimizer's memory before the first epoch.
   *
   * @param state written to
   */
  abstract void prepare(double[] state, double alpha);

  /**
   * One epoch.
   *
   * @param state theta and the optimizer's memory; written to
   * @param gradient over all rows at theta, where the mover starts from it; may be changed
   * @param loss over all rows at theta, likewise
   * @param epochsBefore 0 for the first
   * @return why there is nothing better; theta is then as it was
   */
  abstract Optional<StopReason> move(
      double[] state, double[] gradient, double loss, double alpha, int epochsBefore);

  /** Losses and gradients that the epochs so far took. */
  abstract long evaluations(double[] state, int epochs);

  /** One step for each epoch, from the gradient that its loss came with. */
  private static final class FullBatch extends Mover {
    private final StepTaker steps;

    FullBatch(StepRule rule, Spec spec) {
      this.steps = new StepTaker(rule, spec);
    }

    @Override
    boolean startsFromGradient() {
      return true;
    }

    @Override
    void prepare(double[] state, double alpha) {
      steps.prepare(state, alpha);
    }

    @Override
    Optional<StopReason> move(
        double[] state, double[] gradient, double loss, double alpha, int epochsBefore) {
      steps.take(state, gradient, alpha, epochsBefore + 1L);
      return Optional.empty();
    }

    @Override
    long evaluations(double[] state, int epochs) {
      return epochs;
    }
  }

  /** One iteration of a {@link Search}. */
  private static final class SearchMover extends Mover {
    /** A gradient without the digits to go on with. */
    private static final double STATIONARY = 1e-12;

    private final PenalizedLoss f;
    private final Walk walk;
    private final int parameters;

    SearchMover(Search search, Spec spec, Objective objective) {
      this.parameters = Math.toIntExact(spec.network().parameters());
      this.f = new PenalizedLoss(objective, WeightDecay.of(spec));
      this.walk = Walk.of(search, f, parameters);
    }

    @Override
    boolean startsFromGradient() {
      return true;
    }

    @Override
    void prepare(double[] state, double alpha) {
      walk.prepare(state);
    }

    @Override
    Optional<StopReason> move(
        double[] state, double[] gradient, double loss, double alpha, int epochsBefore) {
      f.decay().add(state, gradient);
      if (Norm.of(gradient) <= STATIONARY) {
        return Optional.of(StopReason.GRADIENT);
      }
      int before = f.evaluations();
      boolean moved = walk.step(state, loss + f.decay().penalty(state), gradient);
      state[parameters] += f.evaluations() - before;
      return moved ? Optional.empty() : Optional.of(StopReason.NO_BETTER_STEP);
    }

    @Override
    long evaluations(double[] state, int epochs) {
      return (long) state[parameters];
    }
  }
}
