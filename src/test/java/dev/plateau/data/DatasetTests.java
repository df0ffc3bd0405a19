package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTests {
  private static final double[][] INPUTS = {{1, 2}, {3, 4}, {5, 6}};
  private static final double[][] TARGETS = {{7}, {8}, {9}};

  @Test
  void knowsItsShapeAndItsRows() {
    Dataset data = Dataset.ofRows(INPUTS, TARGETS);

    assertThat(data).hasToString("3 rows of 2 inputs and 1 targets");
    assertThat(data.input(1, 0)).isEqualTo(3);
    assertThat(data.target(2, 0)).isEqualTo(9);
    assertThat(data.inputRow(2)).containsExactly(5, 6);
    assertThat(data.targetRow(0)).containsExactly(7);
  }

  @Test
  void sharesNoArrayWithItsCaller() {
    double[][] inputs = {{1, 2}};
    Dataset data = Dataset.ofRows(inputs, new double[][] {{3}});

    inputs[0][0] = 100;
    data.inputRow(0)[1] = 100;
    data.targetRow(0)[0] = 100;

    assertThat(data).isEqualTo(Dataset.ofRows(new double[][] {{1, 2}}, new double[][] {{3}}));
  }

  @Test
  void leavesRowsOutAndKeepsTheOrderOfTheOthers() {
    Dataset data = Dataset.ofRows(INPUTS, TARGETS);

    assertThat(data.without(List.of(1)))
        .isEqualTo(
            Dataset.ofRows(
                new double[][] {INPUTS[0], INPUTS[2]}, new double[][] {TARGETS[0], TARGETS[2]}));
  }

  @Test
  void equalsASetOfTheSameRows() {
    Dataset data = Dataset.ofRows(INPUTS, TARGETS);
    Dataset same = Dataset.ofRows(INPUTS.clone(), TARGETS.clone());
    Dataset other = Dataset.ofRows(INPUTS, new double[][] {{7}, {8}, {-9}});

    assertThat(data).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
  }

  @Test
  void gathersRowsInTheOrderAskedForAndRepeatsTheLast() {
    Dataset data = Dataset.ofRows(INPUTS, TARGETS);
    double[] inputs = new double[16];
    double[] targets = new double[8];

    data.gatherInputs(new int[] {0, 2, 1}, 1, 2, inputs, 8);
    data.gatherTargets(new int[] {0, 2, 1}, 1, 2, targets, 8);

    assertThat(inputs).containsExactly(5, 3, 3, 3, 3, 3, 3, 3, 6, 4, 4, 4, 4, 4, 4, 4);
    assertThat(targets).containsExactly(9, 8, 8, 8, 8, 8, 8, 8);
  }

  @Test
  void gathersAnyNumberOfRows() {
    double[][] numbered =
        IntStream.range(0, 19).mapToObj(row -> new double[] {row}).toArray(double[][]::new);
    Dataset data = Dataset.ofRows(numbered, numbered);
    int[] reversed = IntStream.range(0, 19).map(r -> 18 - r).toArray();
    for (int rows = 1; rows <= 17; rows++) {
      int stride = (rows + 7) / 8 * 8;
      double[] block = new double[stride];

      data.gatherInputs(reversed, 1, rows, block, stride);

      int last = rows - 1;
      assertThat(block)
          .isEqualTo(IntStream.range(0, stride).mapToDouble(r -> 17 - Math.min(r, last)).toArray());
    }
  }

  @Test
  void refusesToHaveNoRows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofRows(new double[0][], new double[0][]));
  }

  @Test
  void refusesMoreInputsThanTargets() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofRows(INPUTS, new double[][] {{1}}))
        .withMessage("3 rows of inputs, 1 of targets");
  }

  @Test
  void refusesRowsOfDifferentLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofRows(new double[][] {{1, 2}, {3}}, new double[][] {{1}, {2}}));
  }

  @Test
  void refusesRowsWithoutInputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofRows(new double[1][0], new double[][] {{1}}));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesNumbersThatAreNotFinite(double number) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Dataset.ofRows(new double[][] {{1}}, new double[][] {{number}}))
        .withMessageContaining("row 0");
  }
}
