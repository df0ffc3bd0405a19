package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plateau.kernel.LayerLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTests {
  private static final Network FOUNDING = of(2, 1, 2);

  @Test
  void namesTheFoundingParametersInTheFoundingOrder() {
    assertThat(FOUNDING.parameters()).isEqualTo(9);
    assertThat(FOUNDING.parameterNames())
        .containsExactly("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3");
    assertThat(FOUNDING.layouts())
        .containsExactly(new LayerLayout(2, 2, 0, 6), new LayerLayout(2, 1, 4, 8));
  }

  @Test
  void listsWeightsLayerByLayerThenBiasesLayerByLayer() {
    Network network = of(2, 1, 4, 3);

    assertThat(network.layers()).isEqualTo(3);
    assertThat(network.weightCount()).isEqualTo(23);
    assertThat(network.parameters()).isEqualTo(31);
    assertThat(network.layouts())
        .containsExactly(
            new LayerLayout(2, 4, 0, 23),
            new LayerLayout(4, 3, 8, 27),
            new LayerLayout(3, 1, 20, 30));
    assertThat(network.parameterNames())
        .hasSize(31)
        .startsWith("w1", "w2")
        .containsSubsequence("w22", "w23", "b1", "b2")
        .endsWith("b7", "b8");
  }

  @Test
  void leadsEachWeightFromTheUnitToTheUnitOfTheFoundingScript() {
    Network linear = Network.of(2, List.of(2), Activation.IDENTITY, 1, Activation.IDENTITY);
    double[] theta = {1, 10, 100, 1000, 2, 3, 0.5, 0.25, 0.125};

    double x1Alone = Forward.of(linear, theta, 1, 0)[0];
    double x2Alone = Forward.of(linear, theta, 0, 1)[0];

    assertThat(x1Alone).isEqualTo(2 * (1 + 0.5) + 3 * (10 + 0.25) + 0.125);
    assertThat(x2Alone).isEqualTo(2 * (100 + 0.5) + 3 * (1000 + 0.25) + 0.125);
  }

  @Test
  void knowsTheWidthAndActivationOfEachLayer() {
    Network network =
        new Network(
            5, List.of(4, 3), List.of(Activation.TANH, Activation.RELU), 2, Activation.SIGMOID);

    assertThat(List.of(network.width(0), network.width(1), network.width(2), network.width(3)))
        .containsExactly(5, 4, 3, 2);
    assertThat(List.of(network.activation(1), network.activation(2), network.activation(3)))
        .containsExactly(Activation.TANH, Activation.RELU, Activation.SIGMOID);
  }

  @Test
  void isALinearModelWithoutHiddenLayers() {
    Network network = of(3, 2);

    assertThat(network.layouts()).containsExactly(new LayerLayout(3, 2, 0, 6));
    assertThat(network.parameters()).isEqualTo(8);
  }

  @Test
  void countsMoreParametersThanAnIntHolds() {
    assertThat(of(100_000, 1, 100_000).parameters()).isEqualTo(10_000_200_001L);
  }

  @Test
  void doesNotChangeWithTheListItWasMadeFrom() {
    List<Integer> hidden = new ArrayList<>(List.of(2));
    Network network = Network.of(2, hidden, Activation.SIGMOID, 1, Activation.IDENTITY);

    hidden.add(5);

    assertThat(network).isEqualTo(FOUNDING);
  }

  @Test
  void refusesLayersWithoutUnits() {
    assertThatIllegalArgumentException().isThrownBy(() -> of(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> of(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> of(1, 1, 2, 0));
  }

  @Test
  void refusesAnotherNumberOfActivationsThanOfHiddenLayers() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Network(2, List.of(2, 2), List.of(Activation.TANH), 1, Activation.IDENTITY));
  }

  private static Network of(int inputs, int outputs, Integer... hidden) {
    return Network.of(inputs, List.of(hidden), Activation.SIGMOID, outputs, Activation.IDENTITY);
  }
}
