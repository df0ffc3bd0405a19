package dev.plateau.data.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Means with Student's intervals, against SciPy's. */
class SampleMeanTests {
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
