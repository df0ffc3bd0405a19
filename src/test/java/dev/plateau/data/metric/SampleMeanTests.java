package dev.plateau.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means with Student's intervals, against tables and against SciPy's. */
class SampleMeanTests {

  @ParameterizedTest
  @CsvSource({
    "1, 12.7062047364",
    "4, 2.7764451052",
    "10, 2.2281388520",
    "11, 2.2009851601",
    "29, 2.0452296421",
    "120, 1.9799304051"
  })
  void knowsStudentsQuantiles(int freedom, double quantile) {
    assertThat(SampleMean.quantile(freedom)).isCloseTo(quantile, within(1e-5));
  }

  @Test
  void reachesAsFarAsTheDeviationSays() {
    SampleMean mean = SampleMean.of(1, 2, 3, 4, 5);

    assertThat(mean.value()).isEqualTo(3);
    assertThat(mean.deviation()).isCloseTo(Math.sqrt(2.5), within(1e-12));
    assertThat(mean.high95() - 3).isCloseTo(1.9632432, within(1e-6));
    assertThat(3 - mean.low95()).isCloseTo(1.9632432, within(1e-6));
  }

  @Test
  void doesNotBelieveThatFoldsAreIndependent() {
    double[] scores = {0.9, 0.8, 1, 0.9, 0.95};

    SampleMean plain = SampleMean.of(scores);
    SampleMean folds = SampleMean.ofFolds(scores, 5);

    assertThat(folds.value()).isEqualTo(plain.value());
    double wider = (folds.high95() - folds.value()) / (plain.high95() - plain.value());
    assertThat(wider).isCloseTo(Math.sqrt(1 + 5.0 / 4), within(1e-12));
  }

  @Test
  void hasNoIntervalOfASingleNumber() {
    SampleMean mean = SampleMean.of(7);

    assertThat(mean.value()).isEqualTo(7);
    assertThat(mean.low95()).isNaN();
    assertThat(mean.deviation()).isNaN();
  }
}
