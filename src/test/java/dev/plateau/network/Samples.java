package dev.plateau.network;

import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Networks with every activation, and rows and points for them, that tests of derivatives share.
 */
final class Samples {
  static final List<Loss> LOSSES =
      List.of(Loss.MSE, Loss.BCE, Loss.CROSS_ENTROPY, Loss.MAE, new Loss.Huber(0.25), Loss.POISSON);

  private Samples() {}

  /** Each activation in two hidden layers, and each one at the output. */
  static Stream<Network> networks() {
    Stream<Network> hidden =
        Stream.of(Activation.values())
            .filter(Activation::elementwise)
            .map(h -> Network.of(3, List.of(4, 3), h, 2, Activation.IDENTITY));
    Stream<Network> output =
        Stream.of(Activation.values()).map(h -> Network.of(3, List.of(4), Activation.TANH, 3, h));
    return Stream.concat(hidden, output);
  }

  /** Rows whose inputs are of some size and whose targets add up to 1. */
  static Dataset rows(int seed, Network network, double size) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] inputs = new double[13][];
    double[][] targets = new double[13][];
    for (int r = 0; r < inputs.length; r++) {
      inputs[r] = random.doubles(network.inputs(), -2 * size, 2 * size).toArray();
      double[] shares = random.doubles(network.outputs()).toArray();
      double total = Arrays.stream(shares).sum();
      targets[r] = Arrays.stream(shares).map(share -> share / total).toArray();
    }
    return Dataset.ofRows(inputs, targets);
  }

  static double[] point(int seed, long count, double size) {
    return new SplittableRandom(seed).doubles(count, -size, size).toArray();
  }
}
