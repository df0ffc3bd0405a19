package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import org.junit.jupiter.api.Test;

/** Floors and baselines of every loss. */
class LossBoundsOfEveryLossTests {
  /** Two equal rows that contradict each other and one of its own. */
  private static final double[][] INPUTS = {{1}, {1}, {2}, {3}};

  @Test
  void takesTheEntropyOfContradictionsForBce() {
    Dataset data = Dataset.ofRows(INPUTS, new double[][] {{0}, {1}, {1}, {0}});

    LossBounds bounds = LossBounds.of(data, Activation.SIGMOID, Loss.BCE);

    assertThat(bounds.floor()).isCloseTo(Math.log(2) / 2, within(1e-15));
    assertThat(bounds.baseline()).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void takesTheEntropyOfContradictionsForCrossEntropy() {
    Dataset data =
        Dataset.ofRows(INPUTS, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 1}});

    LossBounds bounds = LossBounds.of(data, Activation.SOFTMAX, Loss.CROSS_ENTROPY);

    assertThat(bounds.floor()).isCloseTo(Math.log(2) / 2, within(1e-15));
    assertThat(bounds.baseline()).isCloseTo(1.5 * Math.log(2), within(1e-15));
  }

  @Test
  void addsTheDistanceToWhatTheOutputReaches() {
    Dataset data = Dataset.ofRows(INPUTS, new double[][] {{3}, {3}, {1}, {0}});

    LossBounds bounds = LossBounds.of(data, Activation.SIGMOID, Loss.MSE);

    assertThat(bounds.outputFloor()).isEqualTo(2);
    assertThat(bounds.floor()).isZero();
    assertThat(LossBounds.of(data, Activation.IDENTITY, Loss.MSE).outputFloor()).isZero();
  }

  @Test
  void projectsOntoTheSimplexForSoftmax() {
    Dataset data = Dataset.ofRows(new double[][] {{1}}, new double[][] {{2, 0, -1}});

    LossBounds bounds = LossBounds.of(data, Activation.SOFTMAX, Loss.MSE);

    assertThat(bounds.outputFloor()).isCloseTo((1 + 0 + 1) / 3.0, within(1e-15));
    assertThat(bounds.floor()).isZero();
  }

  @Test
  void knowsNoFloorForTargetsThatAreNoShares() {
    Dataset data = Dataset.ofRows(INPUTS, new double[][] {{2}, {2}, {1}, {0}});

    assertThat(LossBounds.of(data, Activation.SIGMOID, Loss.BCE).floor())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
