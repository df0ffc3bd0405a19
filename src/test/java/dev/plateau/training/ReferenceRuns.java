package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ten runs over all functions, losses and optimizers and a fleet, each boiled down to a digest of
 * every bit of its losses and final parameters; a program, so that other virtual machines can run
 * it too.
 */
public final class ReferenceRuns {
  private ReferenceRuns() {}

  /** Prints the digests, one a line. */
  public static void main(String[] arguments) {
    digests().forEach(System.out::println);
  }

  static List<String> digests() {
    List<String> digests = new ArrayList<>();
    Dataset xor =
        Dataset.ofRows(
            new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}, new double[][] {{0}, {1}, {1}, {0}});
    Network founding = Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY);
    Initialization random = new Initialization.Uniform(-1, 1);
    digests.add(
        digest(
            Spec.of(founding, Loss.MSE).withInit(new Initialization.Constant(0.1)).withSeed(7),
            xor));
    digests.add(run(founding, Loss.MSE, random, new Optimizer.Nesterov(), 0.3, xor));
    digests.add(
        run(
            Network.of(3, List.of(5, 17), Activation.TANH, 1, Activation.SIGMOID),
            Loss.BCE,
            new Initialization.GlorotUniform(),
            new Optimizer.Adam(),
            0.01,
            data(11, 3, 1)));
    digests.add(
        run(
            Network.of(7, List.of(13), Activation.RELU, 10, Activation.SOFTMAX),
            Loss.CROSS_ENTROPY,
            new Initialization.HeNormal(),
            new Optimizer.Momentum(),
            0.05,
            data(601, 7, 10)));
    digests.add(
        run(
            Network.of(4, List.of(6), Activation.GELU, 3, Activation.SOFTMAX),
            Loss.MSE,
            new Initialization.Normal(0, 1),
            new Optimizer.AdamW(),
            0.01,
            data(50, 4, 3)));
    digests.add(
        run(
            Network.of(4, List.of(9), Activation.SILU, 2, Activation.SOFTPLUS),
            Loss.MSE,
            random,
            new Optimizer.RmsProp(),
            0.01,
            data(33, 4, 2)));
    digests.add(
        run(
            Network.of(2, List.of(8, 8), Activation.ELU, 1, Activation.TANH),
            Loss.MSE,
            random,
            new Optimizer.Adagrad(),
            0.1,
            data(249, 2, 1)));
    digests.add(
        run(
            Network.of(5, List.of(4), Activation.LEAKY_RELU, 1, Activation.IDENTITY),
            Loss.MSE,
            random,
            new Optimizer.GradientDescent(),
            0.1,
            data(8, 5, 1)));
    digests.add(
        run(
            Network.of(1, List.of(3), Activation.SOFTPLUS, 1, Activation.GELU),
            Loss.MSE,
            random,
            new Optimizer.GradientDescent(),
            0.1,
            data(9, 1, 1)));
    digests.add(
        run(
            founding,
            Loss.MSE,
            new Initialization.Constant(0.1),
            new Optimizer.GradientDescent(),
            3,
            xor));
    digests.add(
        fleet(
            Spec.of(Network.of(3, List.of(5, 9), Activation.TANH, 2, Activation.SIGMOID), Loss.BCE)
                .withInit(random)
                .withSeed(7)
                .withOptimizer(new Optimizer.Adam())
                .withLearningRate(0.01)
                .withEpochs(100),
            data(13, 3, 2)));
    return digests;
  }

  private static String fleet(Spec spec, Dataset data) {
    List<Fleet.Member> starts =
        IntStream.range(0, 37)
            .mapToObj(
                seed -> new Fleet.Member(new Start(spec.start().init(), seed), 0.01 + 0.001 * seed))
            .toList();
    return digest(
        new Fleet(spec, data, () -> false)
            .train(starts, 2).stream()
                .flatMap(
                    finish -> Stream.concat(Stream.of(finish.loss()), finish.theta().stream())));
  }

  private static String run(
      Network network,
      Loss loss,
      Initialization init,
      Optimizer optimizer,
      double alpha,
      Dataset data) {
    OptionalInt batchSize = data.rows() > 40 ? OptionalInt.of(19) : OptionalInt.empty();
    return digest(
        Spec.of(network, loss)
            .withInit(init)
            .withSeed(7)
            .withOptimizer(optimizer)
            .withLearningRate(alpha)
            .withEpochs(200)
            .withBatchSize(batchSize)
            .withPreparation(Preparation.NONE.withScaling(true, false)),
        data);
  }

  private static String digest(Spec spec, Dataset data) {
    Trainer trainer = Trainer.start(spec, data, () -> false);
    trainer.train(spec.descent().epochs());
    Stream<Double> losses =
        trainer.history().between(0, spec.descent().epochs()).stream().map(History.Point::loss);
    return digest(Stream.concat(losses, Arrays.stream(trainer.theta()).boxed()));
  }

  private static String digest(Stream<Double> numbers) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      numbers.forEach(number -> digest.update(bytes(number)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With one NaN for all. */
  private static byte[] bytes(double number) {
    return ByteBuffer.allocate(8).putLong(Double.doubleToLongBits(number)).array();
  }

  private static Dataset data(int rows, int inputs, int outputs) {
    SplittableRandom random = new SplittableRandom(rows);
    double[][] x = new double[rows][];
    double[][] y = new double[rows][outputs];
    for (int row = 0; row < rows; row++) {
      x[row] = random.doubles(inputs, -2, 2).toArray();
      y[row][row % outputs] = row % 3 == 0 ? 0.25 : 1;
    }
    return Dataset.ofRows(x, y);
  }
}
