package dev.plateau.job;

import dev.plateau.diagnosis.Findings;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.Ended;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Outcome;
import dev.plateau.training.Partition;
import dev.plateau.training.Scores;
import dev.plateau.training.Spec;
import dev.plateau.training.StopReason;
import dev.plateau.training.TrainedNetwork;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The training of a job in this process: a trainer and the time it has used. */
final class Run {
  /** How long the epochs between two looks at the clock should take. */
  private static final long STRETCH_NANOS = 4_000_000;

  /** Training time after which a job is no longer short, whatever it was expected to take. */
  private static final long BRIEF_NANOS = 2_000_000_000;

  private final Trainer trainer;
  private final Task task;
  private final long limitNanos;
  private long nanos;
  private final Demand demand;
  private int stretch = 1;
  private boolean stored;
  private @Nullable Findings findings;
  private @Nullable Scores scores;

  /**
   * What to train, and the bounds of its loss.
   *
   * @param maxSeconds that any job may take
   */
  record Task(Spec spec, Partition rows, LossBounds bounds, OptionalDouble maxSeconds) {
    /** Training time after which it ends: its own limit or that of all jobs. */
    private long limitNanos() {
      double own = spec.descent().stopWhen().seconds().orElse(Double.POSITIVE_INFINITY);
      return (long) (Math.min(own, maxSeconds.orElse(Double.POSITIVE_INFINITY)) * 1e9);
    }
  }

  Run(Trainer trainer, Task task, long nanosBefore) {
    this.trainer = trainer;
    this.task = task;
    this.limitNanos = task.limitNanos();
    this.nanos = nanosBefore;
    this.demand = Demand.of(task.spec(), task.rows().all().rows());
  }

  /** Trains for roughly a slice, less when the run ends or another job should have the turn. */
  void train(Duration slice, BooleanSupplier enough) {
    long until = nanos + Math.max(1, Math.min(slice.toNanos(), limitNanos - nanos));
    while (!finished() && nanos < until && !enough.getAsBoolean()) {
      long start = System.nanoTime();
      int before = trainer.epoch();
      trainer.train(stretch);
      long took = Math.max(1, System.nanoTime() - start);
      nanos += took;
      adapt(trainer.epoch() - before, took);
    }
  }

  private void adapt(int epochs, long took) {
    double perStretch = (double) STRETCH_NANOS / took * Math.max(1, epochs);
    stretch = (int) Math.clamp(perStretch, 1, 4.0 * stretch);
  }

  /** A time limit applies once there is a loss, since a completed run has an outcome. */
  boolean finished() {
    return trainer.finished() || (nanos >= limitNanos && isMeasured());
  }

  /** Whether the job is short, and has not turned out to be long. */
  boolean isBrief() {
    return demand.isBrief() && nanos < BRIEF_NANOS;
  }

  Trainer trainer() {
    return trainer;
  }

  /** Notes that the store may have a checkpoint of it. */
  void store() {
    stored = true;
  }

  boolean mayBeStored() {
    return stored;
  }

  /** Training time so far, of all attempts. */
  long nanos() {
    return nanos;
  }

  Outcome outcome() {
    return trainer.outcome(task.bounds());
  }

  /** Whether the run has come to its end, or some way, so that checks have something to read. */
  boolean isReadable() {
    return finished() || trainer.history().epochs() >= 1;
  }

  /** What the diagnosis finds without trials, once the run has ended or was cancelled. */
  Findings findings() {
    Findings known = findings;
    if (known == null) {
      Ended ended = new Ended(trainer.history(), trainer.snapshots(), outcome());
      Spec spec = finished() ? task.spec() : task.spec().withEpochs(trainer.epoch());
      known =
          Findings.of(
              new FinishedRun(spec, task.rows().rows(), task.bounds(), ended, trainer.theta()));
      findings = known;
    }
    return known;
  }

  /** How well the result predicts. */
  Scores scores() {
    Scores known = scores;
    if (known == null) {
      Partition rows = task.rows();
      double[] theta = trainer.keptTheta();
      known = Scores.of(new TrainedNetwork(task.spec(), rows.training(), theta), rows);
      scores = known;
    }
    return known;
  }

  /** Why the run ended; cancelled as long as it is unfinished. */
  StopReason stopReason() {
    boolean late = !trainer.finished() && finished();
    return late ? StopReason.SECONDS : trainer.stopReason();
  }

  /** Whether there is a loss. */
  boolean isMeasured() {
    return trainer.history().epochs() >= 0;
  }

  /** The loss after the last epoch, null before anything was measured. */
  @Nullable Double loss() {
    return isMeasured() ? Double.valueOf(trainer.history().last()) : null;
  }

  /** The loss of the rows held out, null before anything was measured and without them. */
  @Nullable Double heldOutLoss() {
    boolean known = isMeasured() && trainer.history().hasHeldOut();
    return known ? Double.valueOf(trainer.history().lastHeldOut()) : null;
  }

  @Nullable Double initialLoss() {
    return isMeasured() ? Double.valueOf(trainer.history().first()) : null;
  }
}
