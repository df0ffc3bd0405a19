package dev.plateau.job;

import dev.plateau.training.RunMemory;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;

/**
 * What a job takes.
 *
 * @param memory bytes that it holds while it runs
 * @param work multiply-adds until it ends
 */
public record Demand(long memory, double work) {
  /** Multiply-adds of a job that is over in a moment: about a third of a second of one core. */
  private static final double BRIEF = 1e9;

  /** What a job takes on so many rows, before some are held out. */
  static Demand of(Spec spec, int rows) {
    return new Demand(RunMemory.of(spec, rows), RunWork.of(spec, rows, spec.descent().epochs()));
  }

  /** Whether it is over in a moment. */
  boolean isBrief() {
    return work <= BRIEF;
  }

  /** Whether it is over in a moment and fits whatever else runs, so that it need never wait. */
  boolean isSmall() {
    return isBrief() && memory <= MemoryBudget.SMALL;
  }
}
