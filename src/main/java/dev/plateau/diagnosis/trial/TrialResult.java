package dev.plateau.diagnosis.trial;

import dev.plateau.data.metric.Share;
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
 * @param balancedGain of the balanced accuracy, where one class is nearly all there is
 */
public record TrialResult(
    int runs,
    int converged,
    OptionalInt medianEpochs,
    OptionalDouble medianFinalLoss,
    OptionalDouble meanScore,
    Optional<ScoreGain> gain,
    Optional<ScoreGain> balancedGain) {
  TrialResult with(ScoreGain score, ScoreGain balanced) {
    return new TrialResult(
        runs,
        converged,
        medianEpochs,
        medianFinalLoss,
        meanScore,
        Optional.of(score),
        Optional.of(balanced).filter(gain -> !Double.isNaN(gain.mean())));
  }

  /** The share of runs that converged; NaN without runs. */
  public double rate() {
    return (double) converged / runs;
  }

  /** Whether more than half of the runs converged. */
  public boolean mostlyConverges() {
    return 2 * converged > runs;
  }

  /** The lower end of the 95 % interval of the rate; 0 without runs. */
  public double low95() {
    return runs == 0 ? 0 : Share.of(converged, runs).low95();
  }

  /** The upper end; 1 without runs. */
  public double high95() {
    return runs == 0 ? 1 : Share.of(converged, runs).high95();
  }
}
