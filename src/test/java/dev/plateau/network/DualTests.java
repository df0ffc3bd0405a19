package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backpropagation against exact derivatives, over every activation and loss. */
class DualTests {

  @ParameterizedTest
  @MethodSource("dev.plateau.network.Samples#networks")
  void backpropagationIsExactToRounding(Network network) {
    for (Loss loss : Samples.LOSSES) {
      for (int seed = 0; loss.accepts(network.output()) && seed < 5; seed++) {
        Dataset data = Samples.rows(seed, network, 1);
        double[] theta = Samples.point(seed, network.parameters(), 1);
        double[] gradient = new double[theta.length];

        new Objective(network, loss, data).gradient(theta, gradient);

        double[] exact = DualLoss.gradient(network, loss, data, theta);
        double size = Arrays.stream(exact).map(Math::abs).max().orElseThrow();
        assertThat(gradient)
            .as("%s, seed %d", loss, seed)
            .containsExactly(exact, within(1e-13 * size));
      }
    }
  }

  @Test
  void knowsTheFoundingGradientToo() {
    Network founding = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    double[] theta = new double[9];
    Arrays.fill(theta, 0.1);

    double[] gradient =
        DualLoss.gradient(founding, Loss.MSE, BuiltIn.named("xor").orElseThrow().data(), theta);

    assertThat(gradient[0]).isCloseTo(-0.007150751469595892, within(1e-16));
    assertThat(Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum()))
        .isCloseTo(0.7351620170982124, within(1e-15));
  }
}
