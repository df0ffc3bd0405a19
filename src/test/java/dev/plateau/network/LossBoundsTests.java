package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossBoundsTests {

  @Test
  void leavesXorEverythingToLearn() {
    Dataset xor = BuiltIn.named("xor").orElseThrow().data();

    LossBounds bounds = LossBounds.of(xor, Activation.IDENTITY, Loss.MSE);

    assertThat(bounds).isEqualTo(new LossBounds(0, 0.25));
  }

  @Test
  void raisesTheFloorWhereRowsContradictEachOther() {
    double[][] inputs = {{0, 1}, {1, 1}, {0, 1}, {1, 0}, {0, 1}};
    double[][] targets = {{0}, {7}, {1}, {7}, {5}};

    LossBounds bounds =
        LossBounds.of(Dataset.ofRows(inputs, targets), Activation.IDENTITY, Loss.MSE);

    assertThat(bounds.floor()).isCloseTo((4 + 1 + 9) / 5.0, within(1e-15));
    assertThat(bounds.baseline()).isCloseTo((16 + 9 + 9 + 9 + 1) / 5.0, within(1e-15));
  }

  @Test
  void takesMinusZeroForZero() {
    LossBounds bounds =
        LossBounds.of(
            Dataset.ofRows(new double[][] {{0.0}, {-0.0}}, new double[][] {{0}, {2}}),
            Activation.IDENTITY,
            Loss.MSE);

    assertThat(bounds).isEqualTo(new LossBounds(1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 2.5, -1, 1.625",
    "SIGMOID, 1, 0, 0",
    "TANH, 1.5, -1, 0.125",
    "RELU, 100, -3, 4.5",
    "IDENTITY, 100, -3, 0"
  })
  void addsTheDistanceToTargetsThatTheOutputCannotReach(
      Activation output, double high, double low, double floor) {
    Dataset data = Dataset.ofRows(new double[][] {{0}, {1}}, new double[][] {{high}, {low}});

    assertThat(LossBounds.of(data, output, Loss.MSE).outputFloor()).isEqualTo(floor);
    assertThat(LossBounds.of(data, output, Loss.MSE).floor()).isZero();
  }

  @Test
  void takesTheBestConstantForTheBaselineThoughTheOutputCannotGiveIt() {
    Dataset data = Dataset.ofRows(new double[][] {{0}, {1}}, new double[][] {{4}, {0}});

    assertThat(LossBounds.of(data, Activation.SIGMOID, Loss.MSE))
        .isEqualTo(new LossBounds(0, 4.5, 4));
  }

  /** Softmax of one unit is always 1. */
  @Test
  void leavesAConstantOutputItsDistanceFromTheTargets() {
    Dataset data = Dataset.ofRows(new double[][] {{0}, {1}}, new double[][] {{1}, {0}});

    assertThat(LossBounds.of(data, Activation.SOFTMAX, Loss.MSE))
        .isEqualTo(new LossBounds(0, 0.5, 0.25));
  }

  @Test
  void averagesOverRowsAndTargets() {
    Dataset data = Dataset.ofRows(new double[][] {{0}, {0}}, new double[][] {{0, 10}, {2, 10}});

    assertThat(LossBounds.of(data, Activation.IDENTITY, Loss.MSE))
        .isEqualTo(new LossBounds(0.5, 0.5));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 6, 7, 10, 49, 100})
  void findsExactlyNothingToLearnInConstantTargets(int rows) {
    double[][] inputs = new double[rows][1];
    double[][] targets = new double[rows][1];
    for (int row = 0; row < rows; row++) {
      inputs[row][0] = row;
      targets[row][0] = 0.1;
    }

    LossBounds bounds =
        LossBounds.of(Dataset.ofRows(inputs, targets), Activation.IDENTITY, Loss.MSE);

    assertThat(bounds).isEqualTo(new LossBounds(0, 0));
  }

  @Test
  void measuresTheShareLearned() {
    LossBounds bounds = new LossBounds(1, 5);

    assertThat(bounds.learnedShare(5)).isZero();
    assertThat(bounds.learnedShare(2)).isEqualTo(0.75);
    assertThat(bounds.learnedShare(1)).isEqualTo(1);
    assertThat(bounds.learnedShare(9)).isEqualTo(-1);
  }
}
