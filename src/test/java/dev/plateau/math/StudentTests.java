package dev.plateau.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Student's quantiles, against tables and against SciPy's. */
class StudentTests {
  @ParameterizedTest
  @CsvSource({
    "1, 12.7062047364",
    "4, 2.7764451052",
    "10, 2.2281388520",
    "11, 2.2009851601",
    "29, 2.0452296421",
    "120, 1.9799304051"
  })
  void knowsTheQuantiles(int freedom, double quantile) {
    assertThat(Student.quantile(freedom)).isCloseTo(quantile, within(1e-5));
  }

  @Test
  void hasNoQuantileWithoutFreedom() {
    assertThat(Student.quantile(0)).isNaN();
  }
}
