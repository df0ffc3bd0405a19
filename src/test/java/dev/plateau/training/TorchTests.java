package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.math.Spectrum;
import dev.plateau.network.Objective;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs of PyTorch in float64, number for number.
 *
 * <p>The run with rmsprop oscillates: a change of theta in its last bit grows a billion times until
 * epoch 200. It is compared as far as any two computers can agree.
 */
class TorchTests {
  private static final double TOLERANCE = 1e-9;
  private static final String CHAOTIC = "2-3-1-softplus-mse-rmsprop";

  @ParameterizedTest
  @CsvSource({
    CHAOTIC + ", 100",
    "2-4-3-1-sigmoid-bce-momentum, 200",
    "3-0-1-linear-mse-gd, 200",
    "3-5-2-tanh-mse-adam, 200",
    "4-6-3-relu-ce-gd, 200"
  })
  void reproducesTheRun(String name, int until) {
    TorchGolden golden = TorchGolden.read(name);
    Spec spec = golden.spec();
    double[] gradient = new double[golden.gradient0().length];

    double loss =
        new Objective(spec.network(), spec.loss(), golden.data())
            .gradient(spec.initialTheta(), gradient);
    Trainer trainer = Trainer.start(spec, golden.data(), () -> false);
    trainer.train(golden.epochs());

    assertThat(loss).isCloseTo(golden.loss0(), within(TOLERANCE));
    assertThat(gradient).containsExactly(golden.gradient0(), within(TOLERANCE));
    for (Map.Entry<Integer, Double> expected : golden.lossAtEpoch().headMap(until + 1).entrySet()) {
      double actual =
          trainer.history().between(expected.getKey(), expected.getKey()).getFirst().loss();
      assertThat(actual)
          .as("epoch " + expected.getKey())
          .isCloseTo(expected.getValue(), within(TOLERANCE));
    }
    if (until < golden.epochs()) {
      return;
    }
    assertThat(trainer.theta()).containsExactly(golden.theta(), within(TOLERANCE));
    double[][] predictions =
        new Objective(spec.network(), spec.loss(), golden.data()).predictions(trainer.theta());
    for (int row = 0; row < predictions.length; row++) {
      assertThat(predictions[row]).containsExactly(golden.predictions()[row], within(TOLERANCE));
    }
  }

  @Test
  void findsTheChaoticRunChaotic() {
    TorchGolden golden = TorchGolden.read(CHAOTIC);
    double[] nudged = golden.theta0().clone();
    nudged[0] = Math.nextUp(nudged[0]);

    Trainer trainer = Trainer.start(golden.spec(golden.theta0()), golden.data(), () -> false);
    Trainer neighbour = Trainer.start(golden.spec(nudged), golden.data(), () -> false);
    trainer.train(golden.epochs());
    neighbour.train(golden.epochs());

    assertThat(Math.abs(trainer.history().last() - neighbour.history().last()))
        .isGreaterThan(TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CHAOTIC,
        "2-4-3-1-sigmoid-bce-momentum",
        "3-0-1-linear-mse-gd",
        "3-5-2-tanh-mse-adam",
        "4-6-3-relu-ce-gd"
      })
  void findsTheSameEigenvalues(String name) {
    TorchGolden golden = TorchGolden.read(name);
    Spec spec = golden.spec();

    Spectrum spectrum =
        new Objective(spec.network(), spec.loss(), golden.data()).spectrum(spec.initialTheta());

    double[] eigenvalues = spectrum.eigenvalues().stream().mapToDouble(x -> x).toArray();
    assertThat(eigenvalues).containsExactly(golden.hessianEigenvalues0(), within(TOLERANCE));
  }
}
