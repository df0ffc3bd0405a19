package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialResultTests {
  /** The interval of Wilson (1927), as R's prop.test(correct = FALSE) gives it. */
  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0.7935",
    "1, 1, 0.2065, 1",
    "64, 0, 0, 0.0566",
    "64, 64, 0.9434, 1",
    "64, 32, 0.3810, 0.6190",
    "400, 398, 0.9820, 0.9986",
    "100, 65, 0.5525, 0.7364"
  })
  void boundsTheRateByWilsonsInterval(int runs, int converged, double low, double high) {
    TrialResult trial = trial(runs, converged);

    assertThat(trial.rate()).isEqualTo((double) converged / runs);
    assertThat(trial.low95()).isCloseTo(low, within(5e-5));
    assertThat(trial.high95()).isCloseTo(high, within(5e-5));
  }

  @Test
  void knowsNothingWithoutRuns() {
    TrialResult trial = trial(0, 0);

    assertThat(trial.rate()).isNaN();
    assertThat(trial.low95()).isZero();
    assertThat(trial.high95()).isOne();
  }

  @Test
  void keepsTheRateInsideItsInterval() {
    for (int converged = 0; converged <= 64; converged++) {
      TrialResult trial = trial(64, converged);

      assertThat(trial.rate()).isBetween(trial.low95(), trial.high95());
    }
  }

  static TrialResult trial(int runs, int converged) {
    return new TrialResult(
        runs,
        converged,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
