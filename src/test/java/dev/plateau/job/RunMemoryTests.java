package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.spec.JobSpec;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Partition;
import dev.plateau.training.Preparation;
import dev.plateau.training.RunMemory;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The memory that a run is said to hold, against the heap that it takes. */
class RunMemoryTests extends DatabaseContract {
  RunMemoryTests() {
    super(TestDatabase.H2);
  }

  static List<Named<JobSpec>> jobs() {
    return List.of(
        Named.of("many parameters", wide(100_000, new Optimizer.Adam(), 10)),
        Named.of("pairs of L-BFGS", wide(50_000, new Optimizer.Lbfgs(), 5)),
        Named.of("a matrix", wide(500, new Optimizer.LevenbergMarquardt(), 3)),
        Named.of("losses that do not shrink", Examples.moons(OptionalInt.of(50), 100_000)));
  }

  private static JobSpec wide(int units, Optimizer optimizer, int epochs) {
    JobSpec founding = Examples.founding();
    Network network = Network.of(2, List.of(units), Activation.TANH, 1, Activation.IDENTITY);
    return founding.withTraining(
        founding.training().withNetwork(network).withOptimizer(optimizer).withEpochs(epochs));
  }

  /** What is held at the same time when a checkpoint is written. */
  private record Held(Trainer trainer, List<byte[]> bytes) {
    static Held of(Trainer trainer) {
      List<byte[]> bytes = new ArrayList<>();
      for (int copy = 0; copy < 2; copy++) {
        bytes.add(BlobCodec.of(trainer.state()));
        bytes.add(BlobCodec.of(trainer.history()));
        bytes.add(BlobCodec.of(trainer.snapshots()));
      }
      return new Held(trainer, bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void isWithinAFactorOfThreeOfTheHeap(JobSpec spec) {
    Partition rows = engine.jobs().rows(spec);
    long before = used();
    Trainer trainer = Trainer.start(spec.training(), rows.rows(), () -> false);
    trainer.train(spec.training().descent().epochs());
    Held held = Held.of(trainer);

    long measured = used() - before;

    assertThat(held.bytes()).hasSize(6);
    assertThat(held.trainer()).isSameAs(trainer);
    long estimate = RunMemory.of(spec.training(), rows.all().rows());
    assertThat((double) estimate / measured).isBetween(0.8, 3.0);
  }

  /** However they are parted and scaled. */
  @Test
  void countsTheRowsOnce() {
    Network network = Network.of(200, List.of(2), Activation.TANH, 1, Activation.IDENTITY);
    Spec plain = Spec.of(network, Loss.MSE).withEpochs(1);
    Spec prepared = plain.withPreparation(new Preparation(0.2, true, true));

    assertThat(RunMemory.of(plain, 100_000) / (8.0 * 201 * 100_000)).isBetween(1.0, 1.2);
    assertThat((double) RunMemory.of(prepared, 100_000))
        .isCloseTo((double) RunMemory.of(plain, 100_000), withinPercentage(1));
  }

  /** The heap in use; what other threads have just thrown away does not count. */
  static long used() {
    Runtime heap = Runtime.getRuntime();
    return LongStream.generate(
            () -> {
              System.gc();
              return heap.totalMemory() - heap.freeMemory();
            })
        .limit(3)
        .min()
        .orElseThrow();
  }
}
