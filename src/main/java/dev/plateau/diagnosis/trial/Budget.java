package dev.plateau.diagnosis.trial;

import dev.plateau.network.Work;
import java.util.function.BooleanSupplier;

/**
 * How much work the trials of one run may take, in multiply-adds, and how much they took.
 *
 * <p>Work is counted, never timed: the same run gets the same trials on any machine under any load.
 */
public final class Budget {
  /** What small runs get: some seconds of one core. */
  public static final double REFERENCE = 1e10;

  /** About 40 seconds of one core; a minute once it is extended. */
  private static final double LARGEST = 40 * Work.PER_SECOND;

  /** What is added where a run that learned nothing would be left without an answer. */
  private static final double EXTENSION = 0.5;

  /** Large runs get so many times their own work. */
  private static final double TIMES = 20;

  /** What is kept for posting the remedies that are proved to help. */
  private static final double POSTING = 0.1;

  private double total;
  private final BooleanSupplier cancelled;
  private double used;

  private Budget(double total, BooleanSupplier cancelled) {
    this.total = total;
    this.cancelled = cancelled;
  }

  /**
   * The budget of a run.
   *
   * @param ownWork of the run
   * @param least what it gets at least
   * @param cancelled asked now and then whether to stop at once
   */
  public static Budget of(double ownWork, double least, BooleanSupplier cancelled) {
    return new Budget(Math.max(least, Math.min(TIMES * ownWork, LARGEST)), cancelled);
  }

  public double total() {
    return total;
  }

  public double used() {
    return used;
  }

  /** Allows half as much again. */
  public void extend() {
    total += EXTENSION * total;
  }

  /** For trials. */
  double left() {
    return cancelled.getAsBoolean() ? 0 : Math.max(0, (1 - POSTING) * total - used);
  }

  /** For posting, once trials are over. */
  double leftInAll() {
    return cancelled.getAsBoolean() ? 0 : total - used;
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  void spend(double work) {
    used += work;
  }
}
