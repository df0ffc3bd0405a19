package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.data.Observations;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Task;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionTests {
  private static final Observations MPG = BuiltIn.named("auto-mpg").orElseThrow().observations();

  private static Spec spec(double holdout, boolean scalesTargets) {
    Network network =
        Network.of(MPG.data().inputs(), List.of(), Activation.SIGMOID, 1, Activation.IDENTITY);
    return Spec.of(network, Loss.MSE)
        .withSeed(7)
        .withOptimizer(new Optimizer.Lbfgs())
        .withEpochs(50)
        .withPreparation(new Preparation(holdout, true, scalesTargets));
  }

  @Test
  void isTheWholeSetWhereNothingIsHeldOut() {
    Partition all = Partition.of(spec(0, false), MPG);

    assertThat(all.training()).isEqualTo(MPG.data());
    assertThat(all.rows().heldOut()).isEmpty();
    assertThat(all.isHeldOut(0)).isFalse();
  }

  @Test
  void partsEveryRowOnce() {
    Partition parts = Partition.of(spec(0.25, false), MPG);
    int[] heldOut = IntStream.range(0, parts.all().rows()).filter(parts::isHeldOut).toArray();

    assertThat(heldOut).hasSize(100);
    assertThat(parts.rows().heldOut()).contains(parts.all().only(heldOut));
    assertThat(parts.training().rows()).isEqualTo(MPG.data().rows() - 100);
  }

  @Test
  void fillsMissingInputsFromTrainingRowsOnly() {
    Partition parts = Partition.of(spec(0.25, false), MPG);
    int column = parts.encoding().orElseThrow().inputNames().indexOf("horsepower");
    double[] present =
        IntStream.range(0, MPG.rows().rows())
            .filter(row -> !parts.isHeldOut(row))
            .mapToDouble(row -> MPG.rows().inputs()[row * MPG.rows().width() + column])
            .filter(x -> !Double.isNaN(x))
            .toArray();
    double mean =
        IntStream.range(0, present.length).mapToDouble(i -> present[i]).average().orElse(0);
    int missing =
        IntStream.range(0, MPG.rows().rows())
            .filter(row -> Double.isNaN(MPG.rows().inputs()[row * MPG.rows().width() + column]))
            .findFirst()
            .orElseThrow();

    assertThat(parts.all().input(missing, column)).isCloseTo(mean, within(1e-9));
    assertThat(MPG.data().input(missing, column)).isNotCloseTo(mean, within(1e-9));
  }

  @Test
  void predictsScaledTargetsInTheirOwnUnit() {
    List<double[]> plain = predictions(spec(0, false));
    List<double[]> scaled = predictions(spec(0, true));

    for (int row = 0; row < plain.size(); row++) {
      assertThat(scaled.get(row)[0]).isCloseTo(plain.get(row)[0], within(1e-3));
    }
  }

  private static List<double[]> predictions(Spec spec) {
    Dataset rows = MPG.data();
    Trainer trainer = Trainer.start(spec, rows, () -> false);
    trainer.train(50);
    return new TrainedNetwork(spec, rows, trainer.theta()).predictions(rows);
  }

  @Test
  void boundsLossesInTheirUnit() {
    Dataset rows = MPG.data();

    assertThat(spec(0, true).bounds(rows).baseline()).isCloseTo(1, within(1e-12));
    assertThat(spec(0, false).bounds(rows).baseline()).isGreaterThan(50);
  }

  @Test
  void partsFillsAndPreparesRowsWithoutACopyOfThem() {
    int columns = 200;
    SplittableRandom random = new SplittableRandom(7);
    double[] inputs = random.doubles(10_000L * columns).toArray();
    inputs[columns] = Double.NaN;
    EncodedRows rows = new EncodedRows(10_000, inputs, random.doubles(10_000).toArray());
    Encoding encoding = Encoding.ofNumbers(columns, 1, Task.NUMBERS);
    Observations set = new Observations(rows, Optional.of(encoding), Task.NUMBERS);
    Spec spec = spec(0.2, true);

    long allocated =
        Allocated.by(() -> {
          Rows parts = Partition.of(spec, set).rows();
          spec.prepared(parts.training(), parts.training());
          spec.prepared(parts.heldOut().orElseThrow(), parts.training());
        });

    assertThat(allocated).isLessThan((long) inputs.length * Double.BYTES / 5);
  }
}
