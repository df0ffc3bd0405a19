package dev.plateau.diagnosis.zoo;

import dev.plateau.data.Dataset;
import dev.plateau.data.Parting;
import dev.plateau.data.Split;
import dev.plateau.data.table.Task;
import dev.plateau.diagnosis.trial.ScoreGain;
import dev.plateau.network.Initialization;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Outcome;
import dev.plateau.training.Rows;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What shows that a label is true: runs with what was planted and without. */
public final class ZooProof {
  private static final int OTHER_SEEDS = 5;

  /** The fewest rows of which some are held out. */
  private static final int MANY_ROWS = 40;

  private static final double HELD_OUT = 0.3;

  /** Ways to hold rows out. */
  private static final int PARTINGS = 5;

  private ZooProof() {}

  /** Whether a run is what its label says: faulty and healthy without its trouble, or healthy. */
  static boolean holds(ZooRun run) {
    return run.planted().isEmpty()
        ? isHealthy(run)
        : fails(run) && convergesWithoutTrouble(run) && failsOnUnseenRows(run);
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

  /**
   * Whether the cure does clearly better on rows that are held out, where there are enough to hold
   * some out; of another loss, on the rows themselves is all that can be said.
   */
  static boolean failsOnUnseenRows(ZooRun run) {
    Spec cure = run.cure().orElse(run.spec());
    if (run.cure().isEmpty()
        || run.data().rows() < MANY_ROWS
        || !cure.loss().equals(run.spec().loss())) {
      return true;
    }
    double gain =
        IntStream.range(0, PARTINGS)
            .mapToDouble(k -> unseen(cure, run.data(), k) - unseen(run.spec(), run.data(), k))
            .average()
            .orElseThrow();
    return gain >= ScoreGain.CLEAR;
  }

  /** The share of what can be learned that a run knows of held-out rows. */
  private static double unseen(Spec spec, Dataset data, int k) {
    Split split = Split.of(data, Task.NUMBERS, Parting.ofShare(HELD_OUT), k);
    Trainer trainer =
        Trainer.start(spec, Rows.of(split.training(data), split.heldOut(data)), () -> false);
    trainer.train(spec.descent().epochs());
    return share(trainer.history().lastHeldOut(), spec.bounds(data));
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
    return share(finalLoss(spec, data), spec.bounds(data));
  }

  private static double share(double loss, LossBounds bounds) {
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
