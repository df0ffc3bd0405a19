package dev.plateau.diagnosis.trial;

import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;

/** How many rows trials may see. */
final class TrialRows {
  /** Fewer rows are another problem than the one that is diagnosed. */
  private static final int MIN_ROWS = 200;

  private TrialRows() {}

  /** All, or as many as leave room for so many runs. */
  static int affordable(Spec spec, int rows, Budget budget, int runs) {
    double all = RunWork.of(spec, rows, spec.descent().epochs());
    double share = budget.total() / runs / all;
    return (int) Math.min(rows, Math.max(MIN_ROWS, share * rows));
  }
}
