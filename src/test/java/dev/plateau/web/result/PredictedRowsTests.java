package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Observations;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Allocated;
import dev.plateau.training.Partition;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import dev.plateau.training.TrainedNetwork;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictedRowsTests {
  private static final int ROWS = 20_000;
  private static final int COLUMNS = 200;

  /** Each row is copied when it is written. */
  @Test
  void areShownWithoutACopyOfTheSet() {
    SplittableRandom random = new SplittableRandom(7);
    double[] inputs = random.doubles((long) ROWS * COLUMNS).toArray();
    Observations set =
        Observations.of(new EncodedRows(ROWS, inputs, random.doubles(ROWS).toArray()));
    Spec spec =
        Spec.of(Network.of(COLUMNS, List.of(2), Activation.TANH, 1, Activation.IDENTITY), Loss.MSE)
            .withPreparation(new Preparation(0.2, true, false));

    Partition known = Partition.of(spec, set);
    TrainedNetwork trained = new TrainedNetwork(spec, known.training(), spec.initialTheta());
    PredictedRows predicted =
        PredictedRows.of(
            known, known.all(), true, trained.predictions(known.all()), spec.network());

    long allocated = Allocated.by(() -> assertThat(predicted.view().inputs()).hasSize(ROWS));

    assertThat(allocated).isLessThan((long) inputs.length * Double.BYTES / 5);
  }
}
