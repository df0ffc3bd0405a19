package dev.plateau.training;

import static dev.plateau.kernel.Kernels.BLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainedNetworkTests {
  @Test
  void predictsManyRowsAsItDoesEachAlone() {
    SplittableRandom random = new SplittableRandom(7);
    int count = 2 * BLOCK + 3;
    double[][] inputs = new double[count][];
    double[][] targets = new double[count][];
    for (int row = 0; row < count; row++) {
      inputs[row] = new double[] {random.nextDouble(), 100 * random.nextDouble()};
      targets[row] = new double[] {random.nextDouble()};
    }
    Dataset rows = Dataset.ofRows(inputs, targets);
    Spec spec =
        Spec.of(Network.of(2, List.of(3), Activation.TANH, 1, Activation.IDENTITY), Loss.MSE)
            .withSeed(7)
            .withPreparation(new Preparation(0, true, true));
    TrainedNetwork trained = new TrainedNetwork(spec, rows, spec.initialTheta());

    double[] all = trained.flatPredictions(rows);

    assertThat(all).hasSize(count);
    int[] places = {0, 1, BLOCK - 1, BLOCK, count - 2, count - 1};
    for (int row : places) {
      assertThat(trained.flatPredictions(rows.only(new int[] {row}))).containsExactly(all[row]);
    }
  }
}
