package dev.plateau.diagnosis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitGroupTests {
  private static final Network FOUNDING = network(Activation.SIGMOID, 2);

  @Test
  void findsTheFoundingUnitsEqual() {
    double[] theta = new double[9];
    Arrays.fill(theta, 0.1);

    assertThat(UnitGroup.of(FOUNDING, theta)).containsExactly(group(1, 0, 1, 2));
  }

  @Test
  void findsUnitsEqualUpToATrillionth() {
    double[] below = {0.5, 0.5 * (1 + 0.9e-12), 0.2, 0.2, 0.3, 0.3, 0.1, 0.1, 0.7};
    double[] above = {0.5, 0.5 * (1 + 1.1e-12), 0.2, 0.2, 0.3, 0.3, 0.1, 0.1, 0.7};

    List<UnitGroup> found = UnitGroup.of(FOUNDING, below);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().distance()).isCloseTo(0.9e-12, within(2e-16));
    assertThat(UnitGroup.of(FOUNDING, above)).isEmpty();
  }

  @Test
  void measuresDifferencesByTheLargestNumberOfAUnit() {
    double[] theta = {5, 5, 1e-13, 3e-13, 0.3, 0.3, 0.1, 0.1, 0.7};

    assertThat(UnitGroup.of(FOUNDING, theta)).hasSize(1);
  }

  @Test
  void tellsUnitsApartByAnyOfTheirNumbers() {
    double[] equal = {0.5, 0.5, 0.2, 0.2, 0.3, 0.3, 0.1, 0.1, 0.7};
    assertThat(UnitGroup.of(FOUNDING, equal)).hasSize(1);

    for (int k = 0; k < 8; k++) {
      double[] theta = equal.clone();
      theta[k] += 1e-6;

      assertThat(UnitGroup.of(FOUNDING, theta)).as("theta " + k).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = "SOFTMAX", mode = EnumSource.Mode.EXCLUDE)
  void takesANegatedUnitForEqualWhereTheActivationIsOddOnly(Activation activation) {
    boolean odd =
        Set.of(Activation.TANH, Activation.SOFTSIGN, Activation.IDENTITY).contains(activation);
    double[] mirrored = {0.5, -0.5, 0.2, -0.2, 0.3, -0.3, 0.1, -0.1, 0.7};

    assertThat(UnitGroup.of(network(activation, 2), mirrored)).hasSize(odd ? 1 : 0);
  }

  @Test
  void wantsTheWholeUnitNegated() {
    double[] onlyIncoming = {0.5, -0.5, 0.2, -0.2, 0.3, 0.3, 0.1, -0.1, 0.7};

    assertThat(UnitGroup.of(network(Activation.TANH, 2), onlyIncoming)).isEmpty();
  }

  @Test
  void findsSeveralGroupsOfALayerInOrder() {
    double[] theta = {
      3, 1, 2, 1, 3, // from the first input
      0, 4, 5, 4, 0, // from the second
      7, 8, 9, 8, 7, // to the output
      1, 1, 1, 1, 1, 0.5
    };

    assertThat(UnitGroup.of(network(Activation.SIGMOID, 5), theta))
        .containsExactly(group(1, 0, 1, 5), group(1, 0, 2, 4));
  }

  @Test
  void looksAtEveryHiddenLayerAndNotAtTheOutput() {
    Network deep = Network.of(2, List.of(2, 3), Activation.TANH, 2, Activation.IDENTITY);
    double[] theta = new double[(int) deep.parameters()];
    Arrays.fill(theta, 0.2);

    assertThat(UnitGroup.of(deep, theta)).containsExactly(group(1, 0, 1, 2), group(2, 0, 1, 2, 3));
  }

  @Test
  void findsTwinsAmongThousandsOfUnits() {
    Network wide = network(Activation.RELU, 4_000);
    double[] theta = new SplittableRandom(7).doubles(wide.parameters(), -1, 1).toArray();
    for (int row = 0; row < 4; row++) { // two inputs, the output, the biases
      theta[row * 4_000 + 3_210] = theta[row * 4_000 + 17];
    }

    assertThat(UnitGroup.of(wide, theta)).containsExactly(group(1, 0, 18, 3_211));
  }

  @Test
  void findsUnitsWithoutAnyWeightEqual() {
    assertThat(UnitGroup.of(FOUNDING, new double[9])).containsExactly(group(1, 0, 1, 2));
  }

  @Test
  void findsNothingInALinearModel() {
    Network linear = Network.of(2, List.of(), Activation.TANH, 2, Activation.IDENTITY);

    assertThat(UnitGroup.of(linear, new double[6])).isEmpty();
  }

  private static Network network(Activation activation, int units) {
    return Network.of(2, List.of(units), activation, 1, Activation.IDENTITY);
  }

  private static UnitGroup group(int layer, double distance, Integer... units) {
    return new UnitGroup(layer, List.of(units), distance);
  }
}
