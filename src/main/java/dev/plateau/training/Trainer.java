package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Crew;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Objective;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Trains one network, epoch by epoch, as its spec says.
 *
 * <p>It can stop after any epoch and be resumed from its state and history to the same bits.
 * Belongs to one thread.
 */
public final class Trainer {
  private final Spec spec;
  private final Objective objective;
  private final Optional<Objective> heldOut;
  private final Mover mover;
  private final WeightDecay decay;
  private final StateLayout layout;
  private final double[] state;
  private final double[] epochStart;
  private final double[] gradient;
  private final History history;
  private final Snapshots snapshots;

  /** Epochs and evaluations of the runs that this one continues. */
  private final int epochsBefore;

  private final long evaluationsBefore;
  private int epoch;
  private double loss;
  private boolean evaluated;
  private Optional<StopReason> stopReason = Optional.empty();

  private Trainer(
      Spec spec, Rows rows, History history, Snapshots snapshots, BooleanSupplier cancelled) {
    Dataset training = rows.training();
    this.spec = spec;
    this.objective =
        new Objective(spec.network(), spec.loss(), spec.prepared(training, training), cancelled);
    this.heldOut =
        rows.heldOut()
            .map(held -> spec.prepared(held, training))
            .map(held -> new Objective(spec.network(), spec.loss(), held, cancelled));
    this.mover = Mover.of(spec, objective);
    this.decay = WeightDecay.of(spec);
    this.layout = StateLayout.of(spec);
    this.state = layout.start(spec, mover);
    this.epochStart = state.clone();
    this.gradient = new double[layout.parameters()];
    this.history = history;
    this.snapshots = snapshots;
    this.epochsBefore =
        spec.start().from().map(from -> from.epochsBefore(spec.descent())).orElse(0);
    this.evaluationsBefore = mover.evaluations(state, 0);
    this.epoch = Math.max(0, history.epochs());
  }

  /** A run before its first epoch, without rows held out. */
  public static Trainer start(Spec spec, Dataset data, BooleanSupplier cancelled) {
    return start(spec, Rows.of(data), cancelled);
  }

  /**
   * A run before its first epoch.
   *
   * @param cancelled polled every few hundred rows; true cancels the current epoch
   */
  public static Trainer start(Spec spec, Rows rows, BooleanSupplier cancelled) {
    History history = new History(spec.descent().epochs(), rows.heldOut().isPresent());
    return new Trainer(spec, rows, history, new Snapshots(), cancelled);
  }

  /**
   * Resumes a run where {@link #state}, {@link #history} and {@link #snapshots} left it.
   *
   * @param history continued by this trainer
   * @param snapshots continued by this trainer
   */
  public static Trainer resume(
      Spec spec,
      Rows rows,
      double[] state,
      History history,
      Snapshots snapshots,
      BooleanSupplier cancelled) {
    Trainer trainer = new Trainer(spec, rows, history, snapshots, cancelled);
    System.arraycopy(state, 0, trainer.state, 0, trainer.state.length);
    return trainer;
  }

  /** Lets other threads help with epochs over many rows; the bits stay the same. */
  public void helpedBy(Crew crew) {
    objective.helpedBy(crew);
    heldOut.ifPresent(held -> held.helpedBy(crew));
  }

  /**
   * Trains up to so many epochs, fewer when the run finishes or is cancelled first. An epoch that
   * is cancelled leaves no trace.
   */
  public void train(int epochs) {
    System.arraycopy(state, 0, epochStart, 0, state.length);
    try {
      if (!evaluated) {
        evaluate();
      }
      for (int done = 0; done < epochs && !finished(); done++) {
        System.arraycopy(state, 0, epochStart, 0, state.length);
        evaluated = false;
        stopReason = move();
        if (stopReason.isPresent()) {
          evaluated = true;
          return;
        }
        epoch++;
        evaluate();
        snapshots.offer(epoch, state);
      }
    } catch (CancellationException cancelled) {
      System.arraycopy(epochStart, 0, state, 0, state.length);
      epoch = Math.max(0, history.epochs());
    }
  }

  private Optional<StopReason> move() {
    int before = epochsBefore + epoch;
    return mover.move(state, gradient, loss, layout.alpha(spec.descent(), state, before), before);
  }

  /** Evaluates the loss, and where it is needed the gradient, at the end of an epoch. */
  private void evaluate() {
    boolean wantsGradient =
        mover.startsFromGradient() || spec.descent().stopWhen().gradientBelow().isPresent();
    loss = wantsGradient ? objective.gradient(state, gradient) : objective.loss(state);
    if (history.epochs() < epoch) {
      double held = heldOut.isPresent() ? heldOut.get().loss(state) : Double.NaN;
      history.record(loss, held);
      layout.observe(spec.descent(), state, epoch, heldOut.isPresent() ? held : loss);
      if (layout.keepsBest() && history.bestEpoch() == epoch) {
        layout.keep(state, loss);
      }
    }
    evaluated = true;
    stopReason = reasonToStop();
  }

  private Optional<StopReason> reasonToStop() {
    StoppingCriteria stopWhen = spec.descent().stopWhen();
    if (!Double.isFinite(loss) || !isFinite()) {
      return Optional.of(StopReason.NOT_FINITE);
    }
    if (stopWhen.metByLoss(loss)) {
      return Optional.of(StopReason.LOSS);
    }
    if (stopWhen.gradientBelow().isPresent()
        && stopWhen.metByGradient(decay.norm(state, gradient))) {
      return Optional.of(StopReason.GRADIENT);
    }
    if (layout.outOfPatience(spec.descent(), state, epoch)) {
      return Optional.of(StopReason.PATIENCE);
    }
    return epoch >= spec.descent().epochs() ? Optional.of(StopReason.EPOCHS) : Optional.empty();
  }

  /** Whether theta and the optimizer's memory are finite. */
  private boolean isFinite() {
    for (int k = 0; k < layout.scheduleAt(); k++) {
      if (!Double.isFinite(state[k])) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is nothing left to train. */
  public boolean finished() {
    return evaluated && stopReason.isPresent();
  }

  /** Why the run ended; cancelled as long as it is unfinished. */
  public StopReason stopReason() {
    return stopReason.orElse(StopReason.CANCELLED);
  }

  public int epoch() {
    return epoch;
  }

  /** Losses and gradients over the rows that training took so far. */
  public long evaluations() {
    return mover.evaluations(state, epoch) - evaluationsBefore;
  }

  /** What the loss of the rows does not hold: weight decay's 1/2 lambda sum of w^2. */
  public double penalty() {
    return decay.penalty(state);
  }

  public History history() {
    return history;
  }

  /** A copy of theta and of what the optimizer and the schedule remember. */
  public double[] state() {
    return state.clone();
  }

  /** A copy of the parameters after the last whole epoch. */
  public double[] theta() {
    return Arrays.copyOf(state, layout.parameters());
  }

  /** The epoch whose parameters are the result. */
  public int keptEpoch() {
    return layout.keepsBest() ? history.bestEpoch() : epoch;
  }

  /** The parameters that are the result: a copy. */
  public double[] keptTheta() {
    int from = layout.keepsBest() ? layout.keptAt() + 1 : 0;
    return Arrays.copyOfRange(state, from, from + layout.parameters());
  }

  /** The loss of the result over the rows that training takes. */
  public double keptLoss() {
    return layout.keepsBest() ? state[layout.keptAt()] : history.last();
  }

  /** The loss of the result over the rows held out; NaN without them. */
  public double keptHeldOutLoss() {
    boolean best = layout.keepsBest() && history.hasHeldOut();
    return best ? history.bestLoss() : history.lastHeldOut();
  }

  /** States kept along the way, for {@link #parametersAt}. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /**
   * The parameters after any epoch of a run, bit for bit, by training again from the nearest state
   * kept before it.
   *
   * @param snapshots of that run
   */
  public static double[] parametersAt(
      Spec spec, Rows rows, Snapshots snapshots, int epoch, BooleanSupplier cancelled) {
    return replay(spec, rows, snapshots, epoch, cancelled).theta();
  }

  /** Where a run was after any epoch, for another one that goes on from there. */
  public static Continuation continuationAt(
      Spec spec, Rows rows, Snapshots snapshots, int epoch, BooleanSupplier cancelled) {
    Trainer there = replay(spec, rows, snapshots, epoch, cancelled);
    return new Continuation(
        spec.descent().optimizer(),
        spec.descent().schedule(),
        there.epochsBefore + epoch,
        Numbers.of(there.state));
  }

  private static Trainer replay(
      Spec spec, Rows rows, Snapshots snapshots, int epoch, BooleanSupplier cancelled) {
    Trainer replay = start(spec, rows, cancelled);
    snapshots.before(epoch).ifPresent(replay::moveTo);
    replay.replayTo(epoch);
    return replay;
  }

  void moveTo(Map.Entry<Integer, double[]> kept) {
    System.arraycopy(kept.getValue(), 0, state, 0, state.length);
    epoch = kept.getKey();
  }

  void replayTo(int last) {
    while (epoch < last) {
      if (mover.startsFromGradient()) {
        loss = objective.gradient(state, gradient);
      }
      move();
      epoch++;
      if (layout.watchesLoss()) {
        Objective watched = heldOut.orElse(objective);
        layout.observe(spec.descent(), state, epoch, watched.loss(state));
      }
    }
  }

  public Outcome outcome(LossBounds bounds) {
    return Outcome.of(history, bounds, stopReason());
  }
}
