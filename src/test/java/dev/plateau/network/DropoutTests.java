package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units that a training step drops. */
class DropoutTests {
  private static final Dataset IRIS = BuiltIn.named("iris").orElseThrow().data();
  private static final Network NETWORK =
      Network.of(4, List.of(6, 5), Activation.TANH, 3, Activation.SOFTMAX)
          .withDropout(List.of(0.5, 0.2));

  private final Objective objective = new Objective(NETWORK, Loss.CROSS_ENTROPY, IRIS);
  private final double[] theta = new Initialization.Normal(0, 0.5).theta(NETWORK, 3);

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "9, 1000000"})
  void hasTheGradientOfTheLossWithTheMaskHeld(long seed, long step) {
    double[] gradient = new double[theta.length];
    objective.drop(seed, step);

    double loss = objective.gradient(theta, gradient);

    assertThat(loss).isEqualTo(objective.loss(theta));
    for (int k = 0; k < theta.length; k++) {
      double h = 1e-5;
      double[] moved = theta.clone();
      moved[k] = theta[k] + h;
      double above = objective.loss(moved);
      moved[k] = theta[k] - h;
      double below = objective.loss(moved);
      assertThat(gradient[k]).as("entry " + k).isCloseTo((above - below) / (2 * h), within(1e-8));
    }
  }

  @Test
  void dropsOtherUnitsInEachStepAndFromEachSeed() {
    objective.drop(1, 1);
    double one = objective.loss(theta);
    objective.drop(1, 2);
    double otherStep = objective.loss(theta);
    objective.drop(2, 1);
    double otherSeed = objective.loss(theta);
    objective.drop(1, 1);

    assertThat(objective.loss(theta)).isEqualTo(one);
    assertThat(otherStep).isNotEqualTo(one);
    assertThat(otherSeed).isNotIn(one, otherStep);
  }

  @Test
  void dropsNothingInPredictionsNorAfterwards() {
    Objective whole = new Objective(NETWORK.withDropout(0), Loss.CROSS_ENTROPY, IRIS);
    objective.drop(1, 1);

    double[][] predictions = objective.predictions(theta);
    objective.dropNothing();

    assertThat(predictions).isDeepEqualTo(whole.predictions(theta));
    assertThat(objective.loss(theta)).isEqualTo(whole.loss(theta));
  }

  @Test
  void keepsTheMeanOfWhatALayerPassesOn() {
    Network linear =
        Network.of(4, List.of(40), Activation.IDENTITY, 3, Activation.IDENTITY).withDropout(0.3);
    Objective dropping = new Objective(linear, Loss.MSE, IRIS);
    double[] start = new Initialization.Normal(0, 0.1).theta(linear, 3);
    double[] gradient = new double[start.length];
    double[] mean = new double[start.length];
    int steps = 2_000;
    for (int step = 1; step <= steps; step++) {
      dropping.drop(5, step);
      dropping.gradient(start, gradient);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += gradient[k] / steps;
      }
    }
    dropping.dropNothing();
    dropping.gradient(start, gradient);

    int bias = start.length - 1;
    assertThat(mean[bias]).isCloseTo(gradient[bias], within(0.01));
  }
}
