package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitActivityTests {
  private static final Dataset ROWS = line(4);

  /** Rows 0, 1, 2, .. of one input. */
  private static Dataset line(int rows) {
    double[][] inputs = new double[rows][1];
    for (int row = 0; row < rows; row++) {
      inputs[row][0] = row;
    }
    return Dataset.ofRows(inputs, new double[rows][1]);
  }

  /** z = weight * x + bias on x = 0, 1, 2, 3; sigmoid's slope falls below 1/4000 at z = 8.29. */
  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 1, 0, 0, 0",
    "SIGMOID, 4, 0, 0.25, 0",
    "SIGMOID, -8.2, 0, 0.5, 0",
    "SIGMOID, -8.4, 0, 0.75, 0",
    "TANH, 2, 0, 0.25, 0",
    "TANH, 0, 4.1, 0, 0",
    "TANH, 0, -4.2, 1, 0",
    "RELU, 1, 0, 0.25, 0.25",
    "RELU, 1, 1, 0, 0",
    "RELU, -1, 0, 1, 1",
    "RELU, -1, 1.5, 0.5, 0.5",
    "LEAKY_RELU, -1, 0, 0, 0",
    "IDENTITY, 0, 0, 0, 0"
  })
  void countsRowsWithoutASlope(
      Activation activation, double weight, double bias, double flat, double off) {
    Network network = Network.of(1, List.of(1), activation, 1, Activation.IDENTITY);
    Objective objective = new Objective(network, Loss.MSE, ROWS);

    List<UnitActivity> found = UnitActivity.of(objective, new double[] {weight, 1, bias, 0});

    assertThat(found).containsExactly(new UnitActivity(1, 1, flat, off));
  }

  @Test
  void listsHiddenUnitsLayerByLayer() {
    Network network = Network.of(1, List.of(2, 1), Activation.RELU, 1, Activation.IDENTITY);
    Objective objective = new Objective(network, Loss.MSE, ROWS);
    double[] theta = {1, -1, 1, 1, 1, 1, -5, -9, 0};

    assertThat(UnitActivity.of(objective, theta))
        .containsExactly(
            new UnitActivity(1, 1, 0, 0),
            new UnitActivity(1, 2, 1, 1),
            new UnitActivity(2, 1, 1, 1));
  }

  @Test
  void countsRowsOfEveryBlock() {
    Network network = Network.of(1, List.of(1), Activation.RELU, 1, Activation.IDENTITY);
    Objective objective = new Objective(network, Loss.MSE, line(1_000));

    List<UnitActivity> found = UnitActivity.of(objective, new double[] {1, 1, -750, 0});

    assertThat(found).containsExactly(new UnitActivity(1, 1, 0.751, 0.751));
  }
}
