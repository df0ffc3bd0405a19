package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.network.Objective;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of PyTorch in float64, number for number. */
class TorchTests {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2-3-1-softplus-mse-rmsprop",
        "2-4-3-1-sigmoid-bce-momentum",
        "3-0-1-linear-mse-gd",
        "3-5-2-tanh-mse-adam",
        "4-6-3-relu-ce-gd"
      })
  void reproducesTheWholeRun(String name) {
    TorchGolden golden = TorchGolden.read(name);
    Spec spec = golden.spec();
    double[] gradient = new double[golden.gradient0().length];

    double loss =
        new Objective(spec.network(), spec.loss(), golden.data()).gradient(spec.start(), gradient);
    Trainer trainer = Trainer.start(spec, golden.data(), () -> false);
    trainer.train(golden.epochs());

    assertThat(loss).isCloseTo(golden.loss0(), within(TOLERANCE));
    assertThat(gradient).containsExactly(golden.gradient0(), within(TOLERANCE));
    for (Map.Entry<Integer, Double> expected : golden.lossAtEpoch().entrySet()) {
      double actual =
          trainer.history().between(expected.getKey(), expected.getKey()).getFirst().loss();
      assertThat(actual)
          .as("epoch " + expected.getKey())
          .isCloseTo(expected.getValue(), within(TOLERANCE));
    }
    assertThat(trainer.theta()).containsExactly(golden.theta(), within(TOLERANCE));
    double[][] predictions =
        new Objective(spec.network(), spec.loss(), golden.data()).predictions(trainer.theta());
    for (int row = 0; row < predictions.length; row++) {
      assertThat(predictions[row]).containsExactly(golden.predictions()[row], within(TOLERANCE));
    }
  }
}
