package dev.plateau.experiment;

import dev.plateau.training.StopReason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How some runs ended, in a few bytes for each.
 *
 * <p>A run's state is a bit each for trained, converged and diverged, and the number of its stop
 * reason. Where starts lie on a plane, two more numbers tell apart what the networks have become:
 * equal ones answer alike, or are alike themselves but for the size of their parameters. Where rows
 * are held out, there are also the metrics of both parts of the rows.
 */
public final class Ends {
  private static final byte TRAINED = 0x10;
  private static final byte CONVERGED = 0x20;
  private static final byte DIVERGED = 0x40;
  private static final byte REASON = 0x0F;

  /** Whether it is stored what networks have become. */
  private static final byte GROUPED = 1;

  /** Whether it is stored how well they predict. */
  private static final byte MARKED = 2;

  /** Stored by their places: new ones come last. */
  private static final List<StopReason> REASONS =
      List.of(
          StopReason.EPOCHS,
          StopReason.LOSS,
          StopReason.GRADIENT,
          StopReason.PATIENCE,
          StopReason.SECONDS,
          StopReason.NO_BETTER_STEP,
          StopReason.NOT_FINITE,
          StopReason.CANCELLED);

  private final int runs;
  private final byte[] states;
  private final int[] epochs;
  private final int[] reached;
  private final double[] initialLosses;
  private final double[] losses;
  private final double[] heldOutLosses;
  private final long[] answers;
  private final long[] orthants;
  private final Marks training;
  private final Marks heldOut;

  /**
   * Runs of which none has ended.
   *
   * @param grouped whether it matters what networks have become
   */
  Ends(int runs, boolean grouped) {
    this.runs = runs;
    this.states = new byte[runs];
    this.epochs = new int[runs];
    this.reached = new int[runs];
    this.initialLosses = new double[runs];
    this.losses = new double[runs];
    this.heldOutLosses = new double[runs];
    this.answers = new long[grouped ? runs : 0];
    this.orthants = new long[grouped ? runs : 0];
    this.training = new Marks(runs);
    this.heldOut = new Marks(runs);
  }

  /**
   * One run's end.
   *
   * @param epochs that it trained
   * @param reached the first epoch at which it had converged; -1 for none
   * @param initialLoss before the first epoch; NaN where it is not finite
   * @param loss of its result; NaN where it is not finite
   * @param heldOutLoss of the rows held out; NaN without any
   */
  public record End(
      StopReason stoppedBy,
      boolean converged,
      boolean diverged,
      int epochs,
      int reached,
      double initialLoss,
      double loss,
      double heldOutLoss) {}

  /** What a network has become: numbers that are equal for equal answers, and for equal signs. */
  record Group(long answers, long orthant) {}

  void put(int run, End end) {
    states[run] =
        (byte)
            (TRAINED
                | (end.converged() ? CONVERGED : 0)
                | (end.diverged() ? DIVERGED : 0)
                | REASONS.indexOf(end.stoppedBy()));
    epochs[run] = end.epochs();
    reached[run] = end.reached();
    initialLosses[run] = end.initialLoss();
    losses[run] = end.loss();
    heldOutLosses[run] = end.heldOutLoss();
  }

  void put(int run, Group group) {
    answers[run] = group.answers();
    orthants[run] = group.orthant();
  }

  /** How well a run predicts the rows that it was trained on, and those held out. */
  void put(int run, Map<Metric, Double> ofTraining, Map<Metric, Double> ofHeldOut) {
    training.put(run, ofTraining);
    heldOut.put(run, ofHeldOut);
  }

  /** Copies some runs of another one. */
  void put(int to, Ends other, int from, int count) {
    System.arraycopy(other.states, from, states, to, count);
    System.arraycopy(other.epochs, from, epochs, to, count);
    System.arraycopy(other.reached, from, reached, to, count);
    System.arraycopy(other.initialLosses, from, initialLosses, to, count);
    System.arraycopy(other.losses, from, losses, to, count);
    System.arraycopy(other.heldOutLosses, from, heldOutLosses, to, count);
    if (answers.length > 0) {
      System.arraycopy(other.answers, from, answers, to, count);
      System.arraycopy(other.orthants, from, orthants, to, count);
    }
    training.put(to, other.training, from, count);
    heldOut.put(to, other.heldOut, from, count);
  }

  /** Forgets all runs. */
  void clear() {
    Arrays.fill(states, (byte) 0);
  }

  int runs() {
    return runs;
  }

  boolean isTrained(int run) {
    return (states[run] & TRAINED) != 0;
  }

  boolean hasConverged(int run) {
    return (states[run] & CONVERGED) != 0;
  }

  boolean hasDiverged(int run) {
    return (states[run] & DIVERGED) != 0;
  }

  double loss(int run) {
    return losses[run];
  }

  double heldOutLoss(int run) {
    return heldOutLosses[run];
  }

  /** A metric of a run, NaN where it has none. */
  double mark(int run, Metric metric, boolean ofHeldOut) {
    if (metric == Metric.LOSS) {
      return ofHeldOut ? heldOutLosses[run] : losses[run];
    }
    return (ofHeldOut ? heldOut : training)
        .of(metric)
        .map(column -> column[run])
        .orElse(Double.NaN);
  }

  /** Which metrics runs have beside the loss, of their training rows. */
  Set<Metric> metrics() {
    return training.metrics();
  }

  /** The epoch at which a run had converged, else the last one. */
  int epochs(int run) {
    return reached[run] < 0 ? epochs[run] : reached[run];
  }

  int trainedEpochs(int run) {
    return epochs[run];
  }

  Group group(int run) {
    return new Group(answers[run], orthants[run]);
  }

  Optional<End> end(int run) {
    return isTrained(run)
        ? Optional.of(
            new End(
                REASONS.get(states[run] & REASON),
                hasConverged(run),
                hasDiverged(run),
                epochs[run],
                reached[run],
                initialLosses[run],
                losses[run],
                heldOutLosses[run]))
        : Optional.empty();
  }

  /** As bytes: each column after the other, the optional ones last. */
  byte[] bytes() {
    boolean grouped = answers.length > 0;
    boolean marked = !training.isEmpty();
    int marks = marked ? training.bytes() + heldOut.bytes() : 0;
    ByteBuffer buffer = ByteBuffer.allocate(1 + 4 + runs * (33 + (grouped ? 16 : 0)) + marks);
    buffer.put((byte) ((grouped ? GROUPED : 0) | (marked ? MARKED : 0))).putInt(runs).put(states);
    buffer.asIntBuffer().put(epochs).put(reached);
    buffer.position(buffer.position() + 8 * runs);
    buffer.asDoubleBuffer().put(initialLosses).put(losses).put(heldOutLosses);
    buffer.position(buffer.position() + 24 * runs);
    buffer.asLongBuffer().put(answers).put(orthants);
    buffer.position(buffer.position() + 16 * answers.length);
    if (marked) {
      training.write(buffer);
      heldOut.write(buffer);
    }
    return buffer.array();
  }

  static Ends of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int parts = buffer.get();
    Ends ends = new Ends(buffer.getInt(), (parts & GROUPED) != 0);
    buffer.get(ends.states);
    buffer.asIntBuffer().get(ends.epochs).get(ends.reached);
    buffer.position(buffer.position() + 8 * ends.runs);
    buffer.asDoubleBuffer().get(ends.initialLosses).get(ends.losses).get(ends.heldOutLosses);
    buffer.position(buffer.position() + 24 * ends.runs);
    buffer.asLongBuffer().get(ends.answers).get(ends.orthants);
    buffer.position(buffer.position() + 16 * ends.answers.length);
    if ((parts & MARKED) != 0) {
      ends.training.read(buffer);
      ends.heldOut.read(buffer);
    }
    return ends;
  }
}
