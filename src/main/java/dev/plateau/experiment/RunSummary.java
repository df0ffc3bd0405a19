package dev.plateau.experiment;

import dev.plateau.data.metric.Share;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What came of some runs.
 *
 * @param runs that were trained
 * @param rate of those that converged; absent without runs
 * @param medianEpochs until converging runs had converged
 * @param losses of the results; absent without runs
 * @param heldOutLosses of the rows held out; absent where none are
 */
public record RunSummary(
    int runs,
    int converged,
    int diverged,
    Optional<Share> rate,
    OptionalInt medianEpochs,
    Optional<Quantiles> losses,
    Optional<Quantiles> heldOutLosses) {

  /**
   * Where the numbers of a list lie; those that are not finite are the largest ones.
   *
   * @param q05 the 5 % quantile
   * @param q95 the 95 % quantile
   */
  public record Quantiles(double q05, double median, double q95) {
    static Optional<Quantiles> of(double[] sorted) {
      return sorted.length == 0
          ? Optional.empty()
          : Optional.of(new Quantiles(at(0.05, sorted), at(0.5, sorted), at(0.95, sorted)));
    }

    /** Of two neighbours the lower one. */
    private static double at(double share, double[] sorted) {
      return sorted[(int) (share * (sorted.length - 1))];
    }
  }

  /** Of no runs. */
  static final RunSummary NONE =
      new RunSummary(
          0, 0, 0, Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());

  static RunSummary of(Ends ends, IntStream some) {
    int[] runs = some.filter(ends::isTrained).toArray();
    int converged = (int) Arrays.stream(runs).filter(ends::hasConverged).count();
    int[] epochs =
        Arrays.stream(runs).filter(ends::hasConverged).map(ends::epochs).sorted().toArray();
    return new RunSummary(
        runs.length,
        converged,
        (int) Arrays.stream(runs).filter(ends::hasDiverged).count(),
        runs.length == 0 ? Optional.empty() : Optional.of(Share.of(converged, runs.length)),
        epochs.length == 0 ? OptionalInt.empty() : OptionalInt.of(epochs[(epochs.length - 1) / 2]),
        Quantiles.of(Arrays.stream(runs).mapToDouble(ends::loss).sorted().toArray()),
        Quantiles.of(Arrays.stream(runs).mapToDouble(ends::heldOutLoss).sorted().toArray())
            .filter(found -> !Double.isNaN(found.q05())));
  }
}
