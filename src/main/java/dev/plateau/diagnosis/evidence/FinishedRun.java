package dev.plateau.diagnosis.evidence;

import dev.plateau.data.Dataset;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.training.History;
import dev.plateau.training.Keep;
import dev.plateau.training.Outcome;
import dev.plateau.training.Rows;
import dev.plateau.training.RunWork;
import dev.plateau.training.Snapshots;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A run that has ended, as the checks read it. Belongs to one thread. */
public final class FinishedRun {
  /** Multiplications that the curvature at one point may take: some milliseconds. */
  private static final double EFFORT = 3e7;

  private static final double PEAK = 10;

  private final UntrainedRun untrained;
  private final Optional<Dataset> heldOut;
  private final Function<Spec, Rows> posted;
  private final Snapshots snapshots;
  private final LossCurve losses;
  private final int bestEpoch;
  private final Optional<HeldOutLosses> heldOutLosses;
  private final Outcome outcome;
  private final Evaluation end;
  private @Nullable Evaluation best;
  private @Nullable Evaluation scaledStart;

  /**
   * A run.
   *
   * @param rows not standardized
   * @param bounds of the loss on the training rows
   * @param theta after the last epoch; may be non-finite
   */
  public FinishedRun(Spec spec, Rows rows, LossBounds bounds, Ended ended, double[] theta) {
    this(spec, rows, changed -> rows, bounds, ended, theta);
  }

  /**
   * A run whose data set can be parted anew.
   *
   * @param posted the rows of a changed spec when it is posted
   */
  public FinishedRun(
      Spec spec,
      Rows rows,
      Function<Spec, Rows> posted,
      LossBounds bounds,
      Ended ended,
      double[] theta) {
    this.posted = posted;
    this.untrained = UntrainedRun.of(spec, rows.training(), bounds, EFFORT);
    this.heldOut = rows.heldOut();
    this.snapshots = ended.snapshots();
    this.losses = new LossCurve(ended.history());
    this.bestEpoch = ended.history().bestEpoch();
    this.heldOutLosses = HeldOutLosses.of(ended.history());
    this.outcome = ended.outcome();
    this.end = new Evaluation(spec, untrained.data(), theta, EFFORT);
  }

  /** The run of a trainer that has come to its end, without rows held out. */
  public static FinishedRun of(Trainer trainer, Spec spec, Dataset rows, LossBounds bounds) {
    return of(trainer, spec, Rows.of(rows), bounds);
  }

  /** The run of a trainer that has come to its end. */
  public static FinishedRun of(Trainer trainer, Spec spec, Rows rows, LossBounds bounds) {
    Ended ended = new Ended(trainer.history(), trainer.snapshots(), trainer.outcome(bounds));
    return new FinishedRun(spec, rows, bounds, ended, trainer.theta());
  }

  /** What a run has left behind beside its parameters. */
  public record Ended(History history, Snapshots snapshots, Outcome outcome) {}

  /**
   * The loss on rows held out.
   *
   * @param bestEpoch after which it was lowest
   * @param best the loss then
   * @param last the loss after the last epoch
   */
  public record HeldOutLosses(int bestEpoch, double best, double last) {
    private static Optional<HeldOutLosses> of(History history) {
      return history.hasHeldOut()
          ? Optional.of(
              new HeldOutLosses(history.bestEpoch(), history.bestLoss(), history.lastHeldOut()))
          : Optional.empty();
    }
  }

  /** How the run did on rows held out; empty where there are none. */
  public Optional<HeldOutLosses> heldOutLosses() {
    return heldOutLosses;
  }

  public UntrainedRun untrained() {
    return untrained;
  }

  /** The rows that the run was not trained on, not standardized. */
  public Optional<Dataset> heldOut() {
    return heldOut;
  }

  /** The rows that a changed spec trains on when it is posted: another seed holds out others. */
  public Rows rowsOf(Spec changed) {
    return posted.apply(changed);
  }

  public Spec spec() {
    return untrained.spec();
  }

  public Network network() {
    return spec().network();
  }

  /** The training rows as the network sees them. */
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
      known = at(losses.lowestAt());
      best = known;
    }
    return known;
  }

  /** At the parameters that are the result. */
  public Evaluation result() {
    return spec().descent().keep() == Keep.BEST ? at(bestEpoch) : end();
  }

  private Evaluation at(int epoch) {
    if (epoch == epochs()) {
      return end;
    }
    return epoch == 0 ? start() : replayed(epoch);
  }

  private Evaluation replayed(int epoch) {
    Rows rows = new Rows(untrained.rows(), heldOut);
    double[] theta = Trainer.parametersAt(spec(), rows, snapshots, epoch, () -> false);
    return new Evaluation(spec(), data(), theta, EFFORT);
  }
}
