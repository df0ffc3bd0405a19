package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotsTests {
  private static final Dataset XOR =
      Dataset.ofRows(
          new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void replaysEveryEpochExactly(int batchSize) throws IOException {
    Spec spec = spec(batchSize);
    Trainer whole = Trainer.start(spec, XOR, () -> false);
    Trainer steps = Trainer.start(spec, XOR, () -> false);
    whole.train(spec.descent().epochs());

    Snapshots kept = throughBytes(whole.snapshots());
    for (int epoch = 0; epoch <= spec.descent().epochs(); epoch += 37) {
      steps.train(epoch - steps.epoch());

      assertThat(Trainer.parametersAt(spec, Rows.of(XOR), kept, epoch, () -> false))
          .as("epoch " + epoch)
          .isEqualTo(steps.theta());
    }
    assertThat(Trainer.parametersAt(spec, Rows.of(XOR), new Snapshots(), 100, () -> false))
        .isEqualTo(Trainer.parametersAt(spec, Rows.of(XOR), whole.snapshots(), 100, () -> false));
  }

  @Test
  void keepsStatesAllAlongTheWay() {
    Snapshots snapshots = new Snapshots();

    for (int epoch = 1; epoch <= 1_000; epoch++) {
      snapshots.offer(epoch, new double[1]);
    }

    assertThat(snapshots.size()).isBetween(Snapshots.MAX / 2, Snapshots.MAX);
    assertThat(snapshots.before(999).orElseThrow().getKey()).isGreaterThan(999 - 32);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50_000, 1_000_000})
  void staysSmall(int length) {
    Snapshots snapshots = new Snapshots();

    for (int epoch = 1; epoch <= 200; epoch++) {
      snapshots.offer(epoch, new double[length]);
    }

    assertThat(snapshots.size()).isLessThanOrEqualTo(Snapshots.MAX);
    assertThat(8L * length * snapshots.size()).isLessThanOrEqualTo(Snapshots.MAX_BYTES);
  }

  private static Snapshots throughBytes(Snapshots snapshots) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    snapshots.write(new DataOutputStream(bytes));
    return Snapshots.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
  }

  private static Spec spec(int batchSize) {
    return Spec.of(Network.of(2, List.of(3), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(new Initialization.Uniform(-1, 1))
        .withSeed(5)
        .withOptimizer(new Optimizer.Adam())
        .withLearningRate(0.01)
        .withEpochs(1_000)
        .withBatchSize(batchSize == 0 ? OptionalInt.empty() : OptionalInt.of(batchSize));
  }
}
