package dev.plateau.job;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.Findings;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.Ended;
import dev.plateau.network.LossBounds;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The training of a job in this process: a trainer and the time it has used. */
final class Run {
  /** How long the epochs between two looks at the clock should take. */
  private static final long STRETCH_NANOS = 4_000_000;

  private final Trainer trainer;
  private final Task task;
  private final long limitNanos;
  private long nanos;
  private int stretch = 1;
  private @Nullable Findings findings;

  /** What to train, and the bounds of its loss. */
  record Task(Spec spec, Dataset rows, LossBounds bounds) {}

  Run(Trainer trainer, Task task, long nanosBefore) {
    this.trainer = trainer;
    this.task = task;
    OptionalDouble seconds = task.spec().descent().stopWhen().seconds();
    this.limitNanos = seconds.isPresent() ? (long) (seconds.getAsDouble() * 1e9) : Long.MAX_VALUE;
    this.nanos = nanosBefore;
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
    return trainer.finished() || (nanos >= limitNanos && trainer.history().epochs() >= 0);
  }

  Trainer trainer() {
    return trainer;
  }

  /** Training time so far, of all attempts. */
  long nanos() {
    return nanos;
  }

  Outcome outcome() {
    return trainer.outcome(task.bounds());
  }

  /** What the diagnosis finds without trials, once the run has ended. */
  Findings findings() {
    Findings known = findings;
    if (known == null) {
      Ended ended = new Ended(trainer.history(), trainer.snapshots(), outcome());
      known =
          Findings.of(
              new FinishedRun(task.spec(), task.rows(), task.bounds(), ended, trainer.theta()));
      findings = known;
    }
    return known;
  }

  /** The loss after the last epoch, null before anything was measured. */
  @Nullable Double loss() {
    History history = trainer.history();
    return history.epochs() < 0 ? null : Double.valueOf(history.last());
  }

  @Nullable Double initialLoss() {
    History history = trainer.history();
    return history.epochs() < 0 ? null : Double.valueOf(history.first());
  }
}
