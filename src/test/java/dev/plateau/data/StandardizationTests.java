package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StandardizationTests {
  private static final Dataset ROWS =
      Dataset.ofRows(
          new double[][] {{1, 0.1, 1e300}, {2, 0.1, -1e300}, {6, 0.1, 0}},
          new double[][] {{1}, {2}, {3}});

  @Test
  void givesMean0AndPopulationDeviation1() {
    Dataset scaled = Standardization.of(ROWS).apply(ROWS);

    for (int column : new int[] {0, 2}) {
      double mean = 0;
      double square = 0;
      for (int row = 0; row < 3; row++) {
        mean += scaled.input(row, column) / 3;
        square += scaled.input(row, column) * scaled.input(row, column) / 3;
      }
      assertThat(mean).isCloseTo(0, within(1e-15));
      assertThat(square).isCloseTo(1, within(1e-15));
    }
    assertThat(scaled.targetRow(2)).containsExactly(3);
  }

  @Test
  void shiftsAConstantInputOnly() {
    Standardization standardization = Standardization.of(ROWS);

    assertThat(standardization.apply(ROWS).input(0, 1)).isZero();
    assertThat(standardization.apply(new double[] {3, 1.1, 0})).containsExactly(0, 1, 0);
  }

  @Test
  void scalesTargetsAndReturnsPredictionsToTheirUnit() {
    Dataset rows =
        Dataset.ofRows(new double[][] {{1}, {2}, {3}}, new double[][] {{10}, {20}, {60}});
    Standardization scaling = Standardization.of(rows, false, true);

    Dataset scaled = scaling.apply(rows);

    assertThat(scaled.inputRow(2)).containsExactly(3);
    assertThat(scaled.target(0, 0) + scaled.target(1, 0) + scaled.target(2, 0))
        .isCloseTo(0, within(1e-12));
    assertThat(scaling.undoOnPredictions(scaled.targetRow(2)))
        .containsExactly(new double[] {60}, within(1e-12));
  }
}
