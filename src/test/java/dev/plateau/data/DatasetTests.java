package dev.plateau.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Task;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
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
    double[] inputs = new double[6];
    double[] targets = new double[3];

    data.gatherInputs(new int[] {0, 2, 1}, 1, 2, inputs, 3, new int[2]);
    data.gatherTargets(new int[] {0, 2, 1}, 1, 2, targets, 3, new int[8]);

    assertThat(inputs).containsExactly(5, 3, 3, 6, 4, 4);
    assertThat(targets).containsExactly(9, 8, 8);
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

  private static final double[] WITH_MISSING = {0, 9, Double.NaN, 5, 3, 1, 7, Double.NaN};

  /** Rows 3, 0 and 2 of four, with 4 in place of what is missing. */
  private static Dataset part() {
    Encoding encoding = Encoding.ofNumbers(2, 1, Task.NUMBERS);
    EncodedRows rows = new EncodedRows(4, WITH_MISSING, new double[] {1, 2, 3, 4});
    return Dataset.of(encoding.withMeansOver(rows, new int[] {0, 1, 2, 2}), rows)
        .only(new int[] {3, 0, 2});
  }

  @Test
  void readsAPartOfItsRowsWithMeansInPlaceOfWhatIsMissing() {
    Dataset copy =
        Dataset.ofRows(new double[][] {{7, 4}, {0, 9}, {3, 1}}, new double[][] {{4}, {1}, {3}});

    assertThat(part()).isEqualTo(copy).hasSameHashCodeAs(copy);
    assertThat(part().only(new int[] {2, 0})).isEqualTo(copy.only(new int[] {2, 0}));
    assertThat(part().encoded().inputs()).containsExactly(7, 4, 0, 9, 3, 1);
    assertThat(part().allTargets()).containsExactly(4, 1, 3);
    assertThat(part().input(0, 1)).isEqualTo(4);
  }

  @Test
  void readsScaledNumbersAlikeWhereverTheyAreAskedFor() {
    Dataset once = Standardization.of(part(), true, true).apply(part());
    Dataset twice = Standardization.of(once, true, false).apply(once);

    for (Dataset scaled : List.of(once, twice)) {
      double[] inputs = new double[8];
      scaled.gatherInputs(new int[] {2, 0, 1}, 0, 3, inputs, 4, new int[8]);
      for (int c = 0; c < 2; c++) {
        assertThat(inputs[4 * c]).isEqualTo(scaled.input(2, c)).isEqualTo(scaled.inputRow(2)[c]);
        assertThat(inputs[4 * c + 1]).isEqualTo(scaled.input(0, c));
        assertThat(inputs[4 * c + 3]).isEqualTo(scaled.inputRows().get(1)[c]);
      }
    }
    assertThat(once.input(0, 0)).isCloseTo((7 - 10 / 3.0) / Math.sqrt(74 / 9.0), within(1e-15));
  }

  @Test
  void refusesRowsThatItDoesNotHave() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Dataset.ofRows(INPUTS, TARGETS).only(new int[] {3}));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 1_000})
  void sortsRowsByAllInputsAndPutsEqualOnesTogether(int values) {
    SplittableRandom random = new SplittableRandom(values);
    double[][] inputs = new double[500][3];
    for (double[] row : inputs) {
      Arrays.setAll(
          row, c -> (random.nextInt(values) - values / 2) * (random.nextBoolean() ? -0.1 : 1));
    }
    Dataset data = Dataset.ofRows(inputs, inputs);
    Comparator<Integer> byInputs =
        Comparator.<Integer>comparingDouble(row -> inputs[row][0] + 0.0)
            .thenComparingDouble(row -> inputs[row][1] + 0.0)
            .thenComparingDouble(row -> inputs[row][2] + 0.0);
    List<Integer> sorted = IntStream.range(0, 500).boxed().sorted(byInputs).toList();

    List<int[]> groups = data.rowsOfEqualInputs();

    assertThat(groups.stream().flatMapToInt(Arrays::stream)).containsExactlyElementsOf(sorted);
    for (int k = 0; k < groups.size(); k++) {
      int first = groups.get(k)[0];
      assertThat(Arrays.stream(groups.get(k))).allMatch(row -> byInputs.compare(first, row) == 0);
      assertThat(k == 0 || byInputs.compare(groups.get(k - 1)[0], first) < 0).isTrue();
    }
  }
}
