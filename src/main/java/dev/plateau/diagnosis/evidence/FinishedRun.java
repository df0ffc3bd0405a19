package dev.plateau.diagnosis.evidence;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.History;
import dev.plateau.training.Outcome;
import dev.plateau.training.RunWork;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import org.jspecify.annotations.Nullable;

/** A run that has ended, as the checks read it. Belongs to one thread. */
public final class FinishedRun {
  /** Multiplications that the curvature at one point may take: some milliseconds. */
  private static final double EFFORT = 3e7;

  private static final double PEAK = 10;

  private final UntrainedRun untrained;
  private final Snapshots snapshots;
  private final LossCurve losses;
  private final Outcome outcome;
  private final Evaluation end;
  private @Nullable Evaluation best;
  private @Nullable Evaluation scaledStart;

  /**
   * A run.
   *
   * @param rows as they were given, not standardized
   * @param bounds of the loss on these rows
   * @param theta after the last epoch; may be non-finite
   */
  public FinishedRun(Spec spec, Dataset rows, LossBounds bounds, Ended ended, double[] theta) {
    this.untrained = UntrainedRun.of(spec, rows, bounds, EFFORT);
    this.snapshots = ended.snapshots();
    this.losses = new LossCurve(ended.history());
    this.outcome = ended.outcome();
    this.end = new Evaluation(spec, untrained.data(), theta, EFFORT);
  }

  /** The run of a trainer that has come to its end. */
  public static FinishedRun of(Trainer trainer, Spec spec, Dataset rows, LossBounds bounds) {
    Ended ended = new Ended(trainer.history(), trainer.snapshots(), trainer.outcome(bounds));
    return new FinishedRun(spec, rows, bounds, ended, trainer.theta());
  }

  /** What a run has left behind beside its parameters. */
  public record Ended(History history, Snapshots snapshots, Outcome outcome) {}

  public UntrainedRun untrained() {
    return untrained;
  }

  public Spec spec() {
    return untrained.spec();
  }

  public Network network() {
    return spec().network();
  }

  /** The rows as the network sees them. */
  public Dataset data() {
    return untrained.data();
  }

  public LossBounds bounds() {
    return untrained.bounds();
  }

  public LossCurve losses() {
    return losses;
  }

  public Outcome outcome() {
    return outcome;
  }

  public boolean converged() {
    return outcome == Outcome.CONVERGED;
  }

  /** Whether the loss still goes down, or stands. */
  public boolean notDiverging() {
    return outcome == Outcome.PLATEAU || outcome == Outcome.DESCENDING;
  }

  /** Whether the loss does not come to rest. */
  public boolean isRestless() {
    return outcome == Outcome.DIVERGED || outcome == Outcome.OSCILLATING;
  }

  /** Whether the loss was once so high that it had diverged if it had ended there. */
  public boolean peaked() {
    double high = PEAK * Math.max(losses.first(), bounds().baseline());
    return !converged() && !(losses.highest() <= high);
  }

  /** What a finding is that keeps the run from converging, by proof. */
  public Severity proven() {
    return converged() ? Severity.NOTE : Severity.CAUSE;
  }

  public int epochs() {
    return losses.epochs();
  }

  /** The loss from which on the run would have converged. */
  public double goal() {
    return Outcome.goal(bounds(), losses.first());
  }

  /** What training it takes to its last epoch, in multiply-adds. */
  public double work() {
    return RunWork.of(spec(), data().rows(), spec().descent().epochs());
  }

  public Evaluation start() {
    return untrained.start();
  }

  /** Where the run would have started with scaled weights of the same seed. */
  public Evaluation scaledStart() {
    Evaluation known = scaledStart;
    if (known == null) {
      Spec scaled = spec().withInit(new GlorotUniform());
      known = new Evaluation(scaled, data(), scaled.initialTheta(), 0);
      scaledStart = known;
    }
    return known;
  }

  public Evaluation end() {
    return end;
  }

  /** Where the loss was lowest, or a little before, where a longer run keeps but every k-th. */
  public Evaluation best() {
    Evaluation known = best;
    if (known == null) {
      known = losses.lowestAt() == epochs() ? end : losses.lowestAt() == 0 ? start() : replayed();
      best = known;
    }
    return known;
  }

  private Evaluation replayed() {
    double[] theta =
        Trainer.parametersAt(spec(), untrained.rows(), snapshots, losses.lowestAt(), () -> false);
    return new Evaluation(spec(), data(), theta, EFFORT);
  }
}
