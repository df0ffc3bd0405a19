package dev.plateau.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTests {

  /** 2.262 standard errors, by tables of Student's distribution for 9 degrees of freedom. */
  @Test
  void givesTheIntervalOfAMean() {
    double[] differences = {1, -1, 2, 0, 3, -2, 1, 0, 2, 1};

    PairedDifference found = PairedDifference.ofNumbers(differences);

    assertThat(found.value()).isCloseTo(0.7, within(1e-12));
    assertThat(found.high95() - found.value()).isCloseTo(1.069, within(0.003));
    assertThat(found.low95()).isCloseTo(2 * found.value() - found.high95(), within(1e-12));
  }

  /** Agresti and Min (2005): 12 against 2 of 50 pairs. */
  @Test
  void givesTheIntervalOfTwoShares() {
    PairedDifference found = PairedDifference.ofShares(12, 2, 50);

    double reach = 1.959963984540054 * Math.sqrt(15 - 100 / 52.0) / 52;
    assertThat(found.value()).isEqualTo(0.2);
    assertThat(found.low95()).isCloseTo(10 / 52.0 - reach, within(1e-12));
    assertThat(found.high95()).isCloseTo(10 / 52.0 + reach, within(1e-12));
  }

  @Test
  void isNotSureOfRowsThatAllAgree() {
    PairedDifference found = PairedDifference.ofShares(0, 0, 20);

    assertThat(found.value()).isZero();
    assertThat(found.low95()).isNegative();
    assertThat(found.high95()).isPositive();
  }
}
