package dev.plateau.experiment;

import dev.plateau.training.StopReason;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * How some runs ended, in a few bytes for each.
 *
 * <p>A run's state is a bit each for trained, converged and diverged, and the number of its stop
 * reason. Where starts lie on a plane, two more numbers tell apart what the networks have become:
 * equal ones answer alike, or are alike themselves but for the size of their parameters.
 */
public final class Ends {
  /** Of memory, at most: in these arrays, and as they are read from the store. */
  static final int BYTES_A_RUN = 100;

  private static final byte TRAINED = 0x10;
  private static final byte CONVERGED = 0x20;
  private static final byte DIVERGED = 0x40;
  private static final byte REASON = 0x0F;

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

  /** Copies all of another one. */
  void putAll(int from, Ends other) {
    System.arraycopy(other.states, 0, states, from, other.runs);
    System.arraycopy(other.epochs, 0, epochs, from, other.runs);
    System.arraycopy(other.reached, 0, reached, from, other.runs);
    System.arraycopy(other.initialLosses, 0, initialLosses, from, other.runs);
    System.arraycopy(other.losses, 0, losses, from, other.runs);
    System.arraycopy(other.heldOutLosses, 0, heldOutLosses, from, other.runs);
    System.arraycopy(
        other.answers, 0, answers, answers.length == 0 ? 0 : from, other.answers.length);
    System.arraycopy(
        other.orthants, 0, orthants, orthants.length == 0 ? 0 : from, other.orthants.length);
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

  /** The epoch at which a run had converged, else the last one. */
  int epochs(int run) {
    return reached[run] < 0 ? epochs[run] : reached[run];
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

  /** As bytes: each column after the other. */
  byte[] bytes() {
    boolean grouped = answers.length > 0;
    ByteBuffer buffer = ByteBuffer.allocate(1 + 4 + runs * (33 + (grouped ? 16 : 0)));
    buffer.put((byte) (grouped ? 1 : 0)).putInt(runs).put(states);
    buffer.asIntBuffer().put(epochs).put(reached);
    buffer.position(buffer.position() + 8 * runs);
    buffer.asDoubleBuffer().put(initialLosses).put(losses).put(heldOutLosses);
    buffer.position(buffer.position() + 24 * runs);
    buffer.asLongBuffer().put(answers).put(orthants);
    return buffer.array();
  }

  static Ends of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    boolean grouped = buffer.get() == 1;
    Ends ends = new Ends(buffer.getInt(), grouped);
    buffer.get(ends.states);
    buffer.asIntBuffer().get(ends.epochs).get(ends.reached);
    buffer.position(buffer.position() + 8 * ends.runs);
    buffer.asDoubleBuffer().get(ends.initialLosses).get(ends.losses).get(ends.heldOutLosses);
    buffer.position(buffer.position() + 24 * ends.runs);
    buffer.asLongBuffer().get(ends.answers).get(ends.orthants);
    return ends;
  }
}
