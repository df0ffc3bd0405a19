package dev.plateau.diagnosis;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.stream.LongStream;

/** What shows that a label is true: runs with what was planted and without. */
final class ZooProof {
  private ZooProof() {}

  static boolean converges(Spec spec, Dataset data) {
    LossBounds bounds = LossBounds.of(data, spec.network().output(), spec.loss());
    return run(spec, data).outcome(bounds) == Outcome.CONVERGED;
  }

  static double finalLoss(Spec spec, Dataset data) {
    return run(spec, data).history().last();
  }

  private static Trainer run(Spec spec, Dataset data) {
    Trainer trainer = Trainer.start(spec, data, () -> false);
    trainer.train(spec.epochs());
    return trainer;
  }

  /** Whether it converges from its own seed and from nearly all of some others. */
  static boolean convergesNearlyAlways(Spec spec, Dataset data, int others) {
    long converged =
        LongStream.rangeClosed(1, fixed(spec) ? 0 : others)
            .filter(seed -> converges(spec.from(spec.init(), 1_000 + seed, spec.alpha()), data))
            .count();
    return converges(spec, data) && (fixed(spec) || converged >= others - others / 5);
  }

  /** Whether every seed gives the same run. */
  private static boolean fixed(Spec spec) {
    return spec.batchSize().isEmpty()
        && (spec.init() instanceof Initialization.Constant
            || spec.init() instanceof Initialization.Theta);
  }
}
