package dev.plateau.diagnosis;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import org.jspecify.annotations.Nullable;

/** A run that has ended, as the checks read it. Belongs to one thread. */
public final class FinishedRun {
  /** Multiplications that the curvature at one point may take: some milliseconds. */
  private static final double EFFORT = 3e7;

  private final Beginning beginning;
  private final Snapshots snapshots;
  private final Course course;
  private final Outcome outcome;
  private final Point end;
  private @Nullable Point best;
  private @Nullable Point scaledStart;

  /**
   * A run.
   *
   * @param rows as they were given, not standardized
   * @param bounds of the loss on these rows
   * @param theta after the last epoch; may be non-finite
   */
  public FinishedRun(Spec spec, Dataset rows, LossBounds bounds, Ended ended, double[] theta) {
    this.beginning = Beginning.of(spec, rows, bounds, EFFORT);
    this.snapshots = ended.snapshots();
    this.course = new Course(ended.history());
    this.outcome = ended.outcome();
    this.end = new Point(spec, beginning.data(), theta, EFFORT);
  }

  /** The run of a trainer that has come to its end. */
  static FinishedRun of(Trainer trainer, Spec spec, Dataset rows, LossBounds bounds) {
    Ended ended = new Ended(trainer.history(), trainer.snapshots(), trainer.outcome(bounds));
    return new FinishedRun(spec, rows, bounds, ended, trainer.theta());
  }

  /** What a run has left behind beside its parameters. */
  public record Ended(History history, Snapshots snapshots, Outcome outcome) {}

  Beginning beginning() {
    return beginning;
  }

  Spec spec() {
    return beginning.spec();
  }

  Network network() {
    return spec().network();
  }

  /** The rows as the network sees them. */
  Dataset data() {
    return beginning.data();
  }

  LossBounds bounds() {
    return beginning.bounds();
  }

  Course course() {
    return course;
  }

  Outcome outcome() {
    return outcome;
  }

  boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Whether the loss still goes down, or stands. */
  boolean settled() {
    return outcome == Outcome.PLATEAU || outcome == Outcome.DESCENDING;
  }

  /** Whether the loss does not come to rest. */
  boolean isRestless() {
    return outcome == Outcome.DIVERGED || outcome == Outcome.OSCILLATING;
  }

  /** What a finding is that keeps the run from converging, by proof. */
  Severity proven() {
    return converged() ? Severity.NOTE : Severity.CAUSE;
  }

  int epochs() {
    return course.epochs();
  }

  /** The loss from which on the run would have converged. */
  double goal() {
    return Outcome.goal(bounds(), course.first());
  }

  Point start() {
    return beginning.start();
  }

  /** Where the run would have started with scaled weights of the same seed. */
  Point scaledStart() {
    Point known = scaledStart;
    if (known == null) {
      Spec scaled = Changes.init(spec(), new GlorotUniform());
      known = new Point(scaled, data(), scaled.start(), 0);
      scaledStart = known;
    }
    return known;
  }

  Point end() {
    return end;
  }

  /** Where the loss was lowest, or a little before, where a longer run keeps but every k-th. */
  Point best() {
    Point known = best;
    if (known == null) {
      known = course.lowestAt() == epochs() ? end : course.lowestAt() == 0 ? start() : replayed();
      best = known;
    }
    return known;
  }

  private Point replayed() {
    double[] theta =
        Trainer.parametersAt(spec(), beginning.rows(), snapshots, course.lowestAt(), () -> false);
    return new Point(spec(), data(), theta, EFFORT);
  }
}
