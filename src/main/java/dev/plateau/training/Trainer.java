package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.math.Norm;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
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
  private final double[] state;
  private final double[] epochStart;
  private final double[] gradient;
  private final int[] order;
  private final History history;
  private final Snapshots snapshots;
  private int epoch;
  private boolean evaluated;
  private Optional<StopReason> stopReason = Optional.empty();

  private Trainer(
      Spec spec,
      Dataset data,
      double[] state,
      History history,
      Snapshots snapshots,
      BooleanSupplier cancelled) {
    this.spec = spec;
    this.objective =
        new Objective(spec.network(), spec.loss(), spec.prepared(data, data), cancelled);
    this.state = state;
    this.epochStart = state.clone();
    this.gradient = new double[(int) spec.network().parameters()];
    this.order = new int[spec.descent().batchSize().isPresent() ? data.rows() : 0];
    this.history = history;
    this.snapshots = snapshots;
    this.epoch = Math.max(0, history.epochs());
  }

  /**
   * A run before its first epoch.
   *
   * @param cancelled polled every few hundred rows; true cancels the current epoch
   */
  public static Trainer start(Spec spec, Dataset data, BooleanSupplier cancelled) {
    double[] theta = spec.initialTheta();
    double[] state = Arrays.copyOf(theta, theta.length * (1 + spec.descent().optimizer().slots()));
    return new Trainer(
        spec, data, state, new History(spec.descent().epochs()), new Snapshots(), cancelled);
  }

  /**
   * Resumes a run where {@link #state}, {@link #history} and {@link #snapshots} left it.
   *
   * @param history continued by this trainer
   * @param snapshots continued by this trainer
   */
  public static Trainer resume(
      Spec spec,
      Dataset data,
      double[] state,
      History history,
      Snapshots snapshots,
      BooleanSupplier cancelled) {
    return new Trainer(spec, data, state.clone(), history, snapshots, cancelled);
  }

  /**
   * Trains up to so many epochs, fewer when the run finishes or is cancelled first. An epoch that
   * is cancelled leaves no trace.
   */
  public void train(int epochs) {
    try {
      if (!evaluated) {
        evaluate();
      }
      for (int done = 0; done < epochs && !finished(); done++) {
        System.arraycopy(state, 0, epochStart, 0, state.length);
        evaluated = false;
        descend();
        epoch++;
        evaluate();
        snapshots.offer(epoch, state);
      }
    } catch (CancellationException cancelled) {
      System.arraycopy(epochStart, 0, state, 0, state.length);
      epoch = Math.max(0, history.epochs());
    }
  }

  /**
   * Whether there is nothing left to train: last epoch, stop rule or a number that is not finite.
   */
  public boolean finished() {
    return evaluated && stopReason.isPresent();
  }

  /** Epochs done. */
  public int epoch() {
    return epoch;
  }

  public History history() {
    return history;
  }

  /** A copy of theta and the optimizer's memory. */
  public double[] state() {
    return state.clone();
  }

  /** The parameters after the last whole epoch: a copy. */
  public double[] theta() {
    return Arrays.copyOf(state, gradient.length);
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
      Spec spec, Dataset data, Snapshots snapshots, int epoch, BooleanSupplier cancelled) {
    Trainer replay = start(spec, data, cancelled);
    snapshots.before(epoch).ifPresent(replay::moveTo);
    replay.replayTo(epoch);
    return replay.theta();
  }

  private void moveTo(Map.Entry<Integer, double[]> kept) {
    System.arraycopy(kept.getValue(), 0, state, 0, state.length);
    epoch = kept.getKey();
  }

  private void replayTo(int last) {
    while (epoch < last) {
      if (spec.descent().batchSize().isEmpty()) {
        objective.gradient(state, gradient);
      }
      descend();
      epoch++;
    }
  }

  public Outcome outcome(LossBounds bounds) {
    return Outcome.of(
        history, bounds, stopReason() != StopReason.NOT_FINITE, stopReason().reachedGoal());
  }

  /** Why the run ended; cancelled as long as it is unfinished. */
  public StopReason stopReason() {
    return stopReason.orElse(StopReason.CANCELLED);
  }

  private void descend() {
    if (spec.descent().batchSize().isEmpty()) {
      spec.descent().optimizer().step(state, gradient, spec.descent().learningRate(), epoch + 1L);
      return;
    }
    int size = Math.min(spec.descent().batchSize().getAsInt(), order.length);
    long step = (long) epoch * Math.ceilDiv(order.length, size);
    new RandomStream(spec.start().seed(), Purpose.SHUFFLE, epoch + 1L).permute(order);
    for (int from = 0; from < order.length; from += size) {
      objective.gradient(state, order, from, Math.min(from + size, order.length), gradient);
      spec.descent().optimizer().step(state, gradient, spec.descent().learningRate(), ++step);
    }
  }

  /** Evaluates the loss, and where it is needed the gradient, at the end of an epoch. */
  private void evaluate() {
    boolean stopsByGradient = spec.descent().stopWhen().gradientBelow().isPresent();
    boolean wantsGradient = stopsByGradient || spec.descent().batchSize().isEmpty();
    double loss = wantsGradient ? objective.gradient(state, gradient) : objective.loss(state);
    if (history.epochs() < epoch) {
      history.record(loss);
    }
    evaluated = true;
    stopReason = reasonToStop(loss);
  }

  private Optional<StopReason> reasonToStop(double loss) {
    StoppingCriteria stopWhen = spec.descent().stopWhen();
    if (!Double.isFinite(loss) || !finite(state)) {
      return Optional.of(StopReason.NOT_FINITE);
    }
    if (stopWhen.metByLoss(loss)) {
      return Optional.of(StopReason.LOSS);
    }
    if (stopWhen.gradientBelow().isPresent() && stopWhen.metByGradient(Norm.of(gradient))) {
      return Optional.of(StopReason.GRADIENT);
    }
    return epoch >= spec.descent().epochs() ? Optional.of(StopReason.EPOCHS) : Optional.empty();
  }

  private static boolean finite(double[] numbers) {
    for (double number : numbers) {
      if (!Double.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
