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

  /** About a minute of one core. */
  private static final double LARGEST = 60 * Work.PER_SECOND;

  /** Large runs get so many times their own work. */
  private static final double TIMES = 20;

  private final double total;
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

  double left() {
    return cancelled.getAsBoolean() ? 0 : total - used;
  }

  boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  void spend(double work) {
    used += work;
  }
}
