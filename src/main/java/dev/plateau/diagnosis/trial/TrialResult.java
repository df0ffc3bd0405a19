package dev.plateau.diagnosis.trial;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How often a spec converges and how much it learns, as far as some runs of it tell.
 *
 * @param runs that were trained to their end
 * @param medianEpochs until a converging run had converged
 * @param medianFinalLoss of all runs; not finite where half of them or more diverged
 * @param meanScore of all runs
 * @param gain of the score over that of the unchanged spec; absent for the unchanged spec itself
 */
public record TrialResult(
    int runs,
    int converged,
    OptionalInt medianEpochs,
    OptionalDouble medianFinalLoss,
    OptionalDouble meanScore,
    Optional<ScoreGain> gain) {
  /** The 97.5 % point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  TrialResult with(ScoreGain other) {
    return new TrialResult(
        runs, converged, medianEpochs, medianFinalLoss, meanScore, Optional.of(other));
  }

  /** The share of runs that converged; NaN without runs. */
  public double rate() {
    return (double) converged / runs;
  }

  /** The lower end of the 95 % interval of the rate (Wilson 1927); 0 without runs. */
  public double low95() {
    return runs == 0 ? 0 : Math.max(0, centre() - reach());
  }

  /** The upper end; 1 without runs. */
  public double high95() {
    return runs == 0 ? 1 : Math.min(1, centre() + reach());
  }

  /** The same bound for another kind of success. */
  static double low95(int runs, int successes) {
    return new TrialResult(
            runs,
            successes,
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty())
        .low95();
  }

  private double centre() {
    return (rate() + Z * Z / (2 * runs)) / (1 + Z * Z / runs);
  }

  private double reach() {
    double variance = rate() * (1 - rate()) / runs + Z * Z / (4.0 * runs * runs);
    return Z * Math.sqrt(variance) / (1 + Z * Z / runs);
  }
}
