package dev.plateau.network;

import static dev.plateau.kernel.Kernels.BLOCK;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.Kernels;
import dev.plateau.kernel.LaneKernels;
import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * L(theta; data) for many networks of one shape at once, one in each lane, with the bits that
 * {@link Objective} gives each alone.
 *
 * <p>All arrays are [entries][lanes]. Belongs to one thread.
 */
public final class LaneObjective {
  private final Network network;
  private final Loss loss;
  private final int rows;
  private final int lanes;
  private final LayerLayout[] weights;
  private final Rows[] blocks;
  private final double[][] z;
  private final double[][] a;
  private final double[][] delta;
  private final double[] losses;
  private final double[] logSumExp;
  private final OutputLoss outputLoss;
  private final double[] mask;
  private final BiasPadding padding;
  private final Set<KernelUse> uses;
  private Kernels kernels;
  private LaneKernels laneKernels = LaneKernels.get();

  /** Up to a block of rows: inputs as all lanes share them, the rest repeated in every lane. */
  private static final class Rows {
    private final double[] inputs;
    private final double[] targets;
    private final double[] weights;
    private final int n;

    Rows(double[] inputs, double[] targets, double[] weights, int n) {
      this.inputs = inputs;
      this.targets = targets;
      this.weights = weights;
      this.n = n;
    }
  }

  /**
   * An objective for so many networks.
   *
   * @param lanes a multiple of {@link Kernels#STRIPES}
   */
  public LaneObjective(Network network, Loss loss, Dataset data, int lanes) {
    this.network = network;
    this.padding = new BiasPadding(network, lanes);
    this.loss = loss;
    this.uses = KernelUses.of(network, loss);
    this.kernels = Kernels.get(uses);
    this.rows = data.rows();
    this.lanes = lanes;
    this.weights = network.layouts().toArray(LayerLayout[]::new);
    this.blocks =
        IntStream.iterate(0, from -> from < rows, from -> from + BLOCK)
            .mapToObj(from -> rows(data, from, Math.min(BLOCK, rows - from)))
            .toArray(Rows[]::new);
    int n = blocks[0].n * lanes;
    this.z = arrays(n);
    this.a = arrays(n);
    this.delta = arrays(n);
    for (int layer = 1; layer <= weights.length; layer++) {
      a[layer] = network.activation(layer) == Activation.IDENTITY ? z[layer] : a[layer];
    }
    this.losses = new double[n];
    this.logSumExp = new double[2 * n];
    this.mask = new double[n];
    Arrays.fill(mask, 1);
    int last = weights.length;
    this.outputLoss =
        new OutputLoss(
            loss,
            network.output(),
            network.outputs(),
            z[last],
            a[last],
            logSumExp,
            losses,
            delta[last]);
  }

  private double[][] arrays(int n) {
    return IntStream.rangeClosed(0, network.layers())
        .mapToObj(layer -> new double[layer == 0 ? 0 : network.width(layer) * n])
        .toArray(double[][]::new);
  }

  private Rows rows(Dataset data, int from, int n) {
    double[] inputs = new double[data.inputs() * n];
    double[] targets = new double[data.targets() * n * lanes];
    for (int k = 0; k < data.inputs() * n; k++) {
      inputs[k] = data.input(from + k % n, k / n);
    }
    for (int k = 0; k < data.targets() * n; k++) {
      Arrays.fill(targets, k * lanes, (k + 1) * lanes, data.target(from + k % n, k / n));
    }
    double[] weights = new double[data.isWeighted() ? n * lanes : 0];
    for (int r = 0; r < n && data.isWeighted(); r++) {
      Arrays.fill(weights, r * lanes, (r + 1) * lanes, data.weight(from + r));
    }
    return new Rows(inputs, targets, weights, n);
  }

  /**
   * Each lane's loss over all rows and its gradient.
   *
   * @param gradient written to
   * @param means written to: the losses
   */
  public void gradient(double[] theta, double[] gradient, double[] means) {
    double[] padded = padding.theta(theta);
    double[] sums = padding.gradient(gradient);
    for (Rows block : blocks) {
      boolean first = block == blocks[0];
      forward(padded, block);
      addLosses(block, means, first);
      backward(padded, block, sums, first);
    }
    padding.copyBack(sums, gradient);
    double count = loss.count(rows, network.outputs());
    for (int l = 0; l < lanes; l++) {
      means[l] /= count;
    }
  }

  /**
   * Each lane's loss over all rows.
   *
   * @param means written to: the losses
   */
  public void losses(double[] theta, double[] means) {
    double[] padded = padding.theta(theta);
    for (Rows block : blocks) {
      forward(padded, block);
      addLosses(block, means, block == blocks[0]);
    }
    double count = loss.count(rows, network.outputs());
    for (int l = 0; l < lanes; l++) {
      means[l] /= count;
    }
  }

  private void forward(double[] theta, Rows block) {
    kernels = Kernels.get(uses);
    laneKernels = LaneKernels.get();
    a[0] = block.inputs;
    for (int layer = 1; layer <= weights.length; layer++) {
      LayerLayout w = weights[layer - 1];
      laneKernels.affine(w, theta, a[layer - 1], width(layer), z[layer], block.n, lanes);
      Activation h = network.activation(layer);
      if (h == Activation.SOFTMAX) {
        kernels.softmax(z[layer], a[layer], logSumExp, w.out(), block.n * lanes);
      } else if (h != Activation.IDENTITY) {
        kernels.apply(h.function(), z[layer], a[layer], w.out() * block.n * lanes);
      }
    }
  }

  /** Inputs are shared by all lanes. */
  private int width(int layer) {
    return layer == 1 ? 1 : lanes;
  }

  private void addLosses(Rows block, double[] means, boolean first) {
    outputLoss.evaluate(kernels, block.targets, mask, block.weights, rows, block.n * lanes);
    laneKernels.sum(losses, means, block.n, lanes, first);
  }

  private void backward(double[] theta, Rows block, double[] gradient, boolean first) {
    int n = block.n;
    for (int layer = weights.length; layer >= 1; layer--) {
      LayerLayout w = weights[layer - 1];
      if (layer < weights.length || !loss.fused()) {
        throughActivation(layer, w.out(), n * lanes);
      }
      double[] d = delta[layer];
      laneKernels.outer(w, a[layer - 1], width(layer), d, gradient, n, lanes, first);
      if (layer > 1) {
        laneKernels.transposed(w, theta, d, delta[layer - 1], n, lanes);
      }
    }
  }

  private void throughActivation(int layer, int units, int n) {
    Activation h = network.activation(layer);
    if (h == Activation.SOFTMAX) {
      kernels.softmaxBackward(a[layer], delta[layer], units, n);
    } else {
      kernels.backward(h.function(), z[layer], a[layer], delta[layer], units * n);
    }
  }
}
