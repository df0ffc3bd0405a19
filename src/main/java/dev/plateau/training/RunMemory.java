package dev.plateau.training;

import dev.plateau.network.PassMemory;

/**
 * What a run holds in memory from its start until its result is saved, in bytes, to a factor of
 * two: its rows, theta and the optimizer's memory, the losses, the snapshots, and the copies of
 * these that are written.
 */
public final class RunMemory {
  /** The state, that of the epoch before, the copy being saved and its bytes, here and stored. */
  private static final int STATES = 5;

  /** The gradient, theta as a result, and what the checks of a diagnosis take. */
  private static final int THETAS = 6;

  /** The losses themselves with room to grow, and their bytes, here and stored. */
  private static final int HISTORIES = 5;

  /** The snapshots themselves, and their bytes. */
  private static final int SNAPSHOTS = 3;

  /** Of a loss with its minimum, maximum, sum and rises, where not every loss is kept. */
  private static final int STRETCH = 36;

  /** The matrix of the equations, and what solves them. */
  private static final int MATRICES = 3;

  /**
   * Of a row beside its own numbers: its places in parts and orders, its weight, and what scores
   * and checks take at the end, as its prediction and the rows of equal inputs.
   */
  private static final int PER_ROW = 12;

  /** A run beside its numbers. */
  private static final double BASE = 20_000;

  private RunMemory() {}

  /**
   * The memory of a run.
   *
   * @param rows before some are held out
   */
  public static long of(Spec spec, int rows) {
    double numbers =
        (double) STATES * StateLayout.of(spec).size()
            + THETAS * (double) spec.network().parameters()
            + search(spec)
            + PassMemory.of(spec.network(), rows)
            + rows(spec, rows);
    return (long) (BASE + Double.BYTES * numbers + HISTORIES * history(spec) + snapshots(spec));
  }

  private static double search(Spec spec) {
    double parameters = spec.network().parameters();
    return switch (spec.descent().optimizer()) {
      case StepRule _ -> 0;
      case Optimizer.Lbfgs _, Optimizer.ScaledConjugateGradient() -> 4 * parameters;
      case Optimizer.LevenbergMarquardt() -> MATRICES * parameters * parameters;
    };
  }

  /** The rows are held once, by several runs on the same set together: each counts them. */
  private static double rows(Spec spec, int rows) {
    double width = spec.network().inputs() + spec.network().outputs();
    return rows * (width + PER_ROW);
  }

  private static double history(Spec spec) {
    int epochs = spec.descent().epochs();
    int kept = Math.min(epochs, History.RESOLUTION) + 1;
    int held = spec.preparation().holdsOut() ? Double.BYTES : 0;
    return (double) kept * (held + (epochs > History.RESOLUTION ? STRETCH : Double.BYTES));
  }

  private static double snapshots(Spec spec) {
    double state = (double) Double.BYTES * StateLayout.of(spec).size();
    double kept = Math.min(spec.descent().epochs(), Snapshots.MAX) * state;
    return SNAPSHOTS * Math.min(kept, Snapshots.MAX_BYTES);
  }
}
