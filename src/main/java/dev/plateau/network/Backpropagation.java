package dev.plateau.network;

import static dev.plateau.math.Kernels.BLOCK;

import dev.plateau.math.Kernels;
import dev.plateau.math.Kernels.Weights;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One block of rows through the network and back.
 *
 * <p>Forward, layer by layer: z_l = W_l' a_(l-1) + b_l, a_l = h_l(z_l). Backward: delta_L =
 * dL/dz_L, delta_(l-1) = (W_l delta_l) h'(z_(l-1)), and dL/dW_l = sum over rows of a_(l-1)
 * delta_l', dL/db_l = sum over rows of delta_l. All blocks are [units][BLOCK].
 */
final class Backpropagation {
  private final Network network;
  private final Kernels kernels = Kernels.get();
  private final List<Weights> weights;
  private final double[][] z;
  private final double[][] a;
  private final double[][] delta;
  private final double[] targets;
  private int n;

  Backpropagation(Network network, Loss loss) {
    this.network = network;
    this.weights = network.weights();
    this.z = blocks(network);
    this.a = blocks(network);
    this.delta = blocks(network);
    this.targets = new double[network.outputs() * BLOCK];
  }

  private static double[][] blocks(Network network) {
    return IntStream.rangeClosed(0, network.layers())
        .mapToObj(layer -> new double[network.width(layer) * BLOCK])
        .toArray(double[][]::new);
  }

  /** Where the inputs of the block belong, [inputs][BLOCK]. */
  double[] inputs() {
    return a[0];
  }

  /** Where the targets of the block belong, [outputs][BLOCK]. */
  double[] targets() {
    return targets;
  }

  /** Takes n rows of inputs to the output. */
  void forward(double[] theta, int n) {
    this.n = n;
    for (int layer = 1; layer <= network.layers(); layer++) {
      kernels.affine(weights.get(layer - 1), theta, a[layer - 1], z[layer], n);
      for (int unit = 0; unit < network.width(layer); unit++) {
        network.activation(layer).apply(z[layer], a[layer], unit * BLOCK, n);
      }
    }
  }

  /** The sum over the block's rows and outputs of (yhat - y)^2. */
  double loss() {
    double[] error = delta[network.layers()];
    double sum = 0;
    for (int k = 0; k < network.outputs(); k++) {
      for (int r = k * BLOCK; r < k * BLOCK + n; r++) {
        error[r] = a[network.layers()][r] - targets[r];
      }
      sum += kernels.sumOfSquares(error, k * BLOCK, n);
    }
    return sum;
  }

  /** From a sum of losses over rows and outputs to their mean. */
  double mean(double sum, int rows) {
    return sum / ((double) rows * network.outputs());
  }

  /**
   * Adds the block's share of the gradient of the mean over some rows; {@link #loss} goes before.
   *
   * @param gradient added to
   * @param rows rows in the mean
   */
  void backward(double[] theta, double[] gradient, int rows) {
    int last = network.layers();
    double scale = 2 / ((double) rows * network.outputs());
    for (int k = 0; k < network.outputs(); k++) {
      for (int r = k * BLOCK; r < k * BLOCK + n; r++) {
        delta[last][r] *= scale;
      }
    }
    for (int layer = last; layer >= 1; layer--) {
      for (int unit = 0; unit < network.width(layer); unit++) {
        network.activation(layer).backward(z[layer], a[layer], delta[layer], unit * BLOCK, n);
      }
      kernels.outer(weights.get(layer - 1), a[layer - 1], delta[layer], gradient, n);
      if (layer > 1) {
        kernels.transposed(weights.get(layer - 1), theta, delta[layer], delta[layer - 1], n);
      }
    }
  }

  /** The outputs of one row of the block. */
  double[] output(int row) {
    return IntStream.range(0, network.outputs())
        .mapToDouble(k -> a[network.layers()][k * BLOCK + row])
        .toArray();
  }
}
