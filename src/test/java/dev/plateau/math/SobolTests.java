package dev.plateau.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SobolTests {

  /** As scipy.stats.qmc.Sobol(d=4, scramble=False) gives them. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0",
    "1, 0.5, 0.5, 0.5, 0.5",
    "2, 0.75, 0.25, 0.25, 0.25",
    "3, 0.25, 0.75, 0.75, 0.75",
    "4, 0.375, 0.375, 0.625, 0.875",
    "5, 0.875, 0.875, 0.125, 0.375",
    "6, 0.625, 0.125, 0.875, 0.625",
    "7, 0.125, 0.625, 0.375, 0.125"
  })
  void beginsAsPublished(int point, double a, double b, double c, double d) {
    assertThat(IntStream.range(0, 4).mapToDouble(k -> Sobol.at(point, k)))
        .containsExactly(a, b, c, d);
  }

  @Test
  void fillsEachDimensionEvenly() {
    for (int d = 0; d < Sobol.MAX_DIMENSIONS; d++) {
      int dimension = d;
      double[] sorted =
          IntStream.range(0, 256)
              .mapToDouble(point -> Sobol.at(point, dimension))
              .sorted()
              .toArray();

      assertThat(sorted)
          .as("dimension %d", d)
          .isEqualTo(IntStream.range(0, 256).mapToDouble(k -> k / 256.0).toArray());
    }
  }

  @Test
  void fillsEachPairOfDimensions() {
    for (int d = 1; d < Sobol.MAX_DIMENSIONS; d++) {
      boolean[] boxes = new boolean[64];
      for (int point = 0; point < 4_096; point++) {
        boxes[8 * (int) (8 * Sobol.at(point, d - 1)) + (int) (8 * Sobol.at(point, d))] = true;
      }

      assertThat(IntStream.range(0, 64).filter(k -> !boxes[k])).as("dimension %d", d).isEmpty();
    }
  }
}
