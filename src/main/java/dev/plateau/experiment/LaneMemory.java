package dev.plateau.experiment;

import dev.plateau.network.PassMemory;
import dev.plateau.training.RunMemory;
import dev.plateau.training.Spec;

/** Bytes that a lane holds while it trains runs of a spec, to a factor of two. */
final class LaneMemory {
  /** Of a number of theta: in the fleet, in how its run ended, and where that is grouped. */
  private static final int BYTES_A_NUMBER = 40;

  /** Networks that a fleet trains side by side, and the numbers that it holds for them at most. */
  private static final int SIDE_BY_SIDE = 104;

  private static final double LARGEST_GROUP = 1 << 21;

  /** Theta, its gradient, and the memory of an optimizer. */
  private static final int STATES = 4;

  private LaneMemory() {}

  /**
   * The memory of a lane.
   *
   * @param rows before some are held out
   * @param runs that may be trained as one fleet
   */
  static long of(Spec spec, int rows, int runs) {
    double parameters = spec.network().parameters();
    double thetas = Math.min(runs * parameters, RunTrainer.MAX_NUMBERS);
    double each = STATES * parameters + PassMemory.of(spec.network(), rows);
    double group = Math.min(Math.min(runs, SIDE_BY_SIDE) * each, LARGEST_GROUP);
    return RunMemory.of(spec, rows) + (long) (BYTES_A_NUMBER * thetas + Double.BYTES * group);
  }
}
