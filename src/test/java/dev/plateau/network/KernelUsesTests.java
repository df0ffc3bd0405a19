package dev.plateau.network;

import static dev.plateau.kernel.KernelUse.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelUsesTests {
  private static Network network(List<Integer> hidden, Activation h, int outputs, Activation last) {
    return Network.of(2, hidden, h, outputs, last);
  }

  @Test
  void theFoundingNetworkUsesFew() {
    Network founding = network(List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);

    assertThat(KernelUses.of(founding, Loss.MSE))
        .containsExactlyInAnyOrder(NARROW, SIGMOID, SQUARED_ERROR);
  }

  @Test
  void layersOfFourUnitsUseTilesAndThoseOfEightWideGradients() {
    Network four = network(List.of(4), Activation.TANH, 2, Activation.SOFTMAX);
    Network eight = network(List.of(3, 8), Activation.RELU, 1, Activation.SOFTPLUS);

    assertThat(KernelUses.of(four, Loss.CROSS_ENTROPY))
        .containsExactlyInAnyOrder(NARROW, TILES, TANH, SOFTMAX, CROSS_ENTROPY);
    assertThat(KernelUses.of(eight, Loss.POISSON))
        .containsExactlyInAnyOrder(NARROW, TILES, WIDE, RELU, SOFTPLUS, POISSON);
  }
}
