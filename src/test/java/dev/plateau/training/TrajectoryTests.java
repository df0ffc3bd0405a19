package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Trajectory.Way;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrajectoryTests {
  private static final Dataset XOR =
      Dataset.ofRows(
          new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});

  @Test
  void isExactAtEveryEpochThatItNames() {
    Spec spec = spec(3).withEpochs(500);
    Trainer whole = Trainer.start(spec, XOR, () -> false);
    Trainer steps = Trainer.start(spec, XOR, () -> false);
    whole.train(500);

    Trajectory way =
        Trajectory.of(new Way(spec, Rows.of(XOR), whole.snapshots(), 500), 50, () -> false);

    assertThat(way.epochs()).hasSizeBetween(40, 50).startsWith(0).endsWith(500).isSorted();
    for (int k = 0; k < way.epochs().size(); k++) {
      steps.train(way.epochs().get(k) - steps.epoch());
      assertThat(way.thetas().get(k)).isEqualTo(Numbers.of(steps.theta()));
    }
  }

  @Test
  void isDenserWhereARunBegins() {
    List<Integer> epochs = Trajectory.spread(10_000, 200);

    assertThat(epochs).hasSizeBetween(150, 200).contains(0, 1, 2, 3, 10_000);
    assertThat(epochs.stream().filter(epoch -> epoch > 5_000)).hasSizeGreaterThan(45);
  }

  @Test
  void takesTheStatesThatWereKeptWhereTrainingAgainTakesLong() {
    Spec spec = spec(2).withEpochs(200);
    Trainer whole = Trainer.start(spec, XOR, () -> false);
    whole.train(200);

    Way way = new Way(spec, Rows.of(XOR), whole.snapshots(), 100_000_000);
    Trajectory trajectory = Trajectory.of(way, 20, () -> false);

    assertThat(trajectory.epochs()).hasSizeBetween(10, 20).startsWith(0);
    assertThat(trajectory.epochs().getLast()).isLessThanOrEqualTo(200);
  }

  private static Spec spec(int hidden) {
    return Spec.of(
            Network.of(2, List.of(hidden), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
        .withInit(new Initialization.Uniform(-1, 1))
        .withOptimizer(new Optimizer.Adam())
        .withLearningRate(0.01);
  }
}
