package dev.plateau.network;

import static dev.plateau.kernel.Kernels.padded;

import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.Kernels;
import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One block of rows through the network and back.
 *
 * <p>Forward, layer by layer: z_l = W_l' a_(l-1) + b_l, a_l = h_l(z_l). Backward: delta_L =
 * dL/dz_L, delta_(l-1) = (W_l delta_l) h'(z_(l-1)), and dL/dW_l = sum over rows of a_(l-1)
 * delta_l', dL/db_l = sum over rows of delta_l. All arrays are [units][n].
 */
final class Backpropagation {
  private final int layers;
  private final Activation[] activations;
  private final Loss loss;
  private final boolean biased;
  private final LayerLayout[] weights;
  private final double[][] z;
  private final double[][] a;
  private final double[][] delta;
  private final double[] losses;
  private final double[] logSumExp;
  private final OutputLoss outputLoss;
  private final double[] scratch;
  private final BiasPadding padding;
  private final DropoutMask dropout;

  /** What each layer passes on: its activations, with the mask where units are dropped. */
  private final double[][] passedOn;

  private final Set<KernelUse> uses;
  private Kernels kernels;
  private Block block;

  /** For blocks like the one given, and not larger. */
  Backpropagation(Network network, Loss loss, Block block) {
    int n = block.mask.length;
    this.layers = network.layers();
    this.activations =
        IntStream.rangeClosed(1, layers).mapToObj(network::activation).toArray(Activation[]::new);
    this.uses = KernelUses.of(network, loss);
    this.kernels = Kernels.get(uses);
    this.loss = loss;
    this.biased = network.bias();
    this.weights = network.layouts().toArray(LayerLayout[]::new);
    this.z = arrays(network, n);
    this.a = arrays(network, n);
    this.delta = arrays(network, n);
    this.losses = new double[n];
    this.logSumExp = new double[2 * n];
    this.scratch =
        new double[network.layouts().stream().mapToInt(w -> Kernels.scratch(w, n)).max().orElse(0)];
    this.block = block;
    this.padding = new BiasPadding(network, 1);
    this.dropout = new DropoutMask(network, n);
    this.passedOn = new double[layers + 1][];
    for (int layer = 1; layer <= layers; layer++) {
      if (network.activation(layer) == Activation.IDENTITY) {
        a[layer] = z[layer];
      }
    }
    this.outputLoss =
        new OutputLoss(
            loss,
            network.output(),
            network.outputs(),
            z[layers],
            a[layers],
            logSumExp,
            losses,
            delta[layers]);
  }

  private static double[][] arrays(Network network, int n) {
    return IntStream.rangeClosed(0, network.layers())
        .mapToObj(layer -> new double[layer == 0 ? 0 : network.width(layer) * n])
        .toArray(double[][]::new);
  }

  /** Takes a block of rows to the output. */
  void forward(double[] theta, Block block) {
    this.kernels = Kernels.get(uses);
    this.block = block;
    double[] padded = padding.theta(theta);
    a[0] = block.inputs;
    passedOn[0] = a[0];
    for (int layer = 1; layer <= layers; layer++) {
      kernels.affine(weights[layer - 1], padded, passedOn[layer - 1], z[layer], block.n);
      activate(layer, weights[layer - 1].out(), block.n);
      passedOn[layer] =
          dropout.isOn(layer) ? dropout.draw(layer, a[layer], block.rows, block.n) : a[layer];
    }
  }

  /** Drops units in the passes from now on; calling it again with the same numbers repeats them. */
  void drop(long seed, long step) {
    dropout.start(seed, step);
  }

  void dropNothing() {
    dropout.turnOff();
  }

  private void activate(int layer, int units, int n) {
    Activation h = activations[layer - 1];
    if (h == Activation.SOFTMAX) {
      kernels.softmax(z[layer], a[layer], logSumExp, units, n);
    } else if (h != Activation.IDENTITY) {
      kernels.apply(h.function(), z[layer], a[layer], units * n);
    }
  }

  /**
   * The sum of the block's losses; its delta, scaled for the mean over some rows, is left for
   * {@link #backward}.
   */
  double loss(int rows) {
    outputLoss.evaluate(kernels, block.targets, block.mask, block.weights, rows, block.n);
    return kernels.sum(losses, block.n);
  }

  /**
   * Adds the block's share of the gradient; {@link #loss} goes before.
   *
   * @param gradient added to
   */
  void backward(double[] theta, double[] gradient) {
    int n = block.n;
    double[] padded = padding.theta(theta);
    double[] sums = padding.gradient(gradient);
    for (int layer = layers; layer >= 1; layer--) {
      LayerLayout w = weights[layer - 1];
      if (layer < layers || !loss.fused()) {
        throughActivation(layer, w.out(), n);
      }
      kernels.outer(w, passedOn[layer - 1], delta[layer], sums, scratch, n);
      if (layer > 1) {
        kernels.transposed(w, padded, delta[layer], delta[layer - 1], n);
      }
    }
    padding.copyBack(sums, gradient);
  }

  /** Sets delta to the derivatives of one output, for every row of the block. */
  void backwardFrom(double[] theta, int output) {
    int n = block.n;
    Arrays.fill(delta[layers], 0, weights[layers - 1].out() * n, 0);
    Arrays.fill(delta[layers], output * n, (output + 1) * n, 1);
    double[] padded = padding.theta(theta);
    for (int layer = layers; layer >= 1; layer--) {
      throughActivation(layer, weights[layer - 1].out(), n);
      if (layer > 1) {
        kernels.transposed(weights[layer - 1], padded, delta[layer], delta[layer - 1], n);
      }
    }
  }

  /**
   * One row's derivatives by theta of what delta was set to.
   *
   * @param gradient written to
   */
  void rowGradient(int row, double[] gradient) {
    int n = block.n;
    for (int layer = 1; layer <= layers; layer++) {
      LayerLayout w = weights[layer - 1];
      for (int j = 0; j < w.out(); j++) {
        double d = delta[layer][j * n + row];
        if (biased) {
          gradient[w.biasesAt() + j] = d;
        }
        for (int i = 0; i < w.in(); i++) {
          gradient[w.weightsAt() + i * w.out() + j] = a[layer - 1][i * n + row] * d;
        }
      }
    }
  }

  /** An output of a row less its target. */
  double residual(int row, int output) {
    int k = output * block.n + row;
    return a[layers][k] - block.targets[k];
  }

  private void throughActivation(int layer, int units, int n) {
    if (dropout.isOn(layer)) {
      dropout.backward(layer, delta[layer], n);
    }
    Activation h = activations[layer - 1];
    if (h == Activation.SOFTMAX) {
      kernels.softmaxBackward(a[layer], delta[layer], units, n);
    } else if (h != Activation.IDENTITY) {
      kernels.backward(h.function(), z[layer], a[layer], delta[layer], units * n);
    }
  }

  /** The outputs of one row of the block. */
  double[] output(int row) {
    return IntStream.range(0, weights[layers - 1].out())
        .mapToDouble(k -> a[layers][k * block.n + row])
        .toArray();
  }

  /** The sums of a layer's units, [units][n]. */
  double[] z(int layer) {
    return z[layer];
  }

  /** The activations of a layer's units, [units][n]; layer 0 is the input. */
  double[] a(int layer) {
    return a[layer];
  }

  /** dL/dz of a layer's units, [units][n], once {@link #backward} has been there. */
  double[] delta(int layer) {
    return delta[layer];
  }

  /** The loss of one row of the block, summed over the outputs. */
  double rowLoss(int row) {
    return losses[row];
  }
}
