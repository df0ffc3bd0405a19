package dev.plateau.diagnosis.zoo;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.ScoreGain;
import dev.plateau.network.Initialization;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.stream.LongStream;

/** What shows that a label is true: runs with what was planted and without. */
public final class ZooProof {
  private static final int OTHER_SEEDS = 5;

  private ZooProof() {}

  /** Whether a run is what its label says: faulty and healthy without its trouble, or healthy. */
  static boolean holds(ZooRun run) {
    return run.planted().isEmpty() ? isHealthy(run) : fails(run) && convergesWithoutTrouble(run);
  }

  /** Also when only one of two causes is cured. */
  static boolean fails(ZooRun run) {
    return !converges(run.spec(), run.data())
        && run.half().stream().noneMatch(half -> converges(half, run.data()));
  }

  static boolean convergesWithoutTrouble(ZooRun run) {
    return convergesNearlyAlways(
        run.cure().orElse(run.spec()), run.without().orElse(run.data()), OTHER_SEEDS);
  }

  static boolean isHealthy(ZooRun run) {
    return run.content().isPresent()
        ? finalLoss(run.spec(), run.data()) <= run.content().getAsDouble()
        : converges(run.spec(), run.data());
  }

  public static boolean converges(Spec spec, Dataset data) {
    LossBounds bounds = spec.bounds(data);
    return run(spec, data).outcome(bounds) == Outcome.CONVERGED;
  }

  /** Whether a changed spec converges, or learns clearly more than the unchanged one. */
  static boolean helps(Spec changed, Spec spec, Dataset data) {
    return converges(changed, data)
        || learned(changed, data) - learned(spec, data) >= ScoreGain.CLEAR;
  }

  /** The share of what can be learned from these rows that a run has learned. */
  private static double learned(Spec spec, Dataset data) {
    LossBounds bounds = spec.bounds(data);
    double loss = finalLoss(spec, data);
    double share = (bounds.baseline() - loss) / (bounds.baseline() - bounds.floor());
    return Double.isFinite(share) ? Math.max(-1, share) : -1;
  }

  private static double finalLoss(Spec spec, Dataset data) {
    return run(spec, data).history().last();
  }

  private static Trainer run(Spec spec, Dataset data) {
    Trainer trainer = Trainer.start(spec, data, () -> false);
    trainer.train(spec.descent().epochs());
    return trainer;
  }

  /** Whether it converges from its own seed and from nearly all of some others. */
  private static boolean convergesNearlyAlways(Spec spec, Dataset data, int others) {
    long converged =
        LongStream.rangeClosed(1, fixed(spec) ? 0 : others)
            .filter(seed -> converges(spec.withSeed(1_000 + seed), data))
            .count();
    return converges(spec, data) && (fixed(spec) || converged >= others - others / 5);
  }

  /** Whether every seed gives the same run. */
  private static boolean fixed(Spec spec) {
    return spec.descent().batchSize().isEmpty()
        && (spec.start().init() instanceof Initialization.Constant
            || spec.start().init() instanceof Initialization.Theta);
  }
}
