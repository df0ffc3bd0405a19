package dev.plateau.bench;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The work items that docs/performance.md measures. */
public final class WorkItems {
  private WorkItems() {}

  static Dataset xor() {
    return Dataset.ofRows(
        new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
  }

  /** W1: the founding job. */
  static Spec founding(int epochs) {
    return spec(
        Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY),
        Loss.MSE,
        new Initialization.Uniform(-1, 1),
        0.3,
        epochs,
        OptionalInt.empty());
  }

  /** W3: 64-32-10 on 1,797 rows. */
  static Spec digits(int epochs) {
    return spec(
        Network.of(64, List.of(32), Activation.TANH, 10, Activation.SOFTMAX),
        Loss.CROSS_ENTROPY,
        new Initialization.GlorotUniform(),
        0.1,
        epochs,
        OptionalInt.of(32));
  }

  /** W4: 784-128-10 on 10,000 rows. */
  static Spec images(int epochs) {
    return spec(
        Network.of(784, List.of(128), Activation.RELU, 10, Activation.SOFTMAX),
        Loss.CROSS_ENTROPY,
        new Initialization.GlorotUniform(),
        0.05,
        epochs,
        OptionalInt.of(64));
  }

  /** A network for rows like those of covertype. */
  public static Spec covertype(OptionalInt batchSize) {
    return spec(
        Network.of(54, List.of(64), Activation.TANH, 7, Activation.SOFTMAX),
        Loss.CROSS_ENTROPY,
        new Initialization.GlorotUniform(),
        0.05,
        Integer.MAX_VALUE,
        batchSize);
  }

  private static Spec spec(
      Network network,
      Loss loss,
      Initialization init,
      double alpha,
      int epochs,
      OptionalInt batchSize) {
    return Spec.of(network, loss)
        .withInit(init)
        .withSeed(3)
        .withLearningRate(alpha)
        .withEpochs(epochs)
        .withBatchSize(batchSize);
  }

  /** Random rows of numbers between 0 and 1, each in a random class. */
  public static Dataset classes(int rows, int inputs, int classes) {
    SplittableRandom random = new SplittableRandom(1);
    double[][] x = new double[rows][];
    double[][] y = new double[rows][classes];
    for (int row = 0; row < rows; row++) {
      x[row] = random.doubles(inputs).toArray();
      y[row][random.nextInt(classes)] = 1;
    }
    return Dataset.ofRows(x, y);
  }
}
