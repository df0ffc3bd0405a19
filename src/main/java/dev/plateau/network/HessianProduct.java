package dev.plateau.network;

import dev.plateau.kernel.Elementwise;
import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.Kernels;
import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The Hessian times a vector v, without the Hessian: backpropagation differentiated along v
 * (Pearlmutter 1994, "Fast exact multiplication by the Hessian").
 *
 * <p>R{x} is the derivative of x as theta moves along v. Forward: R{z_l} = V_l' a_(l-1) + v_l +
 * W_l' R{a_(l-1)}, R{a} = h'(z) R{z}. Backward, with e = dL/da and delta = h'(z) e: R{delta} =
 * h'(z) R{e} + h''(z) R{z} e, R{e_(l-1)} = V_l delta_l + W_l R{delta_l}, and R{dL/dW_l} = sum over
 * rows of R{a_(l-1)} delta_l' + a_(l-1) R{delta_l}'. All arrays are [units][n].
 */
final class HessianProduct {
  private final Network network;
  private final Loss loss;
  private final LayerLayout[] weights;
  private final double[][] z;
  private final double[][] a;
  private final double[][] error;
  private final double[][] delta;
  private final double[][] rz;
  private final double[][] ra;
  private final double[][] rError;
  private final double[][] rDelta;
  private final double[] logSumExp;
  private final double[] scratch;
  private final double[] unbiased;
  private final double[] partial;
  private final double[] spare;
  private final BiasPadding thetaPadding;
  private final BiasPadding vectorPadding;
  private final Set<KernelUse> uses;
  private Kernels kernels;

  HessianProduct(Network network, Loss loss, Block block) {
    int n = block.mask.length;
    this.network = network;
    this.loss = loss;
    this.uses = KernelUses.of(network, loss);
    this.kernels = Kernels.get(uses);
    this.weights = network.layouts().toArray(LayerLayout[]::new);
    this.z = arrays(n);
    this.a = arrays(n);
    this.error = arrays(n);
    this.delta = arrays(n);
    this.rz = arrays(n);
    this.ra = arrays(n);
    this.rError = arrays(n);
    this.rDelta = arrays(n);
    this.logSumExp = new double[2 * n];
    this.scratch =
        new double[Arrays.stream(weights).mapToInt(w -> Kernels.scratch(w, n)).max().orElse(0)];
    int parameters = Math.toIntExact(network.parametersWithBiases());
    this.thetaPadding = new BiasPadding(network, 1);
    this.vectorPadding = new BiasPadding(network, 1);
    this.unbiased = new double[parameters];
    this.partial = new double[parameters];
    this.spare =
        new double
            [IntStream.rangeClosed(0, weights.length).map(network::width).max().orElse(0) * n];
  }

  private double[][] arrays(int n) {
    return IntStream.rangeClosed(0, weights.length)
        .mapToObj(layer -> new double[network.width(layer) * n])
        .toArray(double[][]::new);
  }

  /**
   * Adds the block's share.
   *
   * @param rows rows in the mean
   * @param product added to
   */
  void add(double[] theta, double[] v, Block block, int rows, double[] product) {
    int weightCount = Math.toIntExact(network.weightCount());
    System.arraycopy(theta, 0, unbiased, 0, weightCount);
    Arrays.fill(partial, 0);
    double[] padded = thetaPadding.theta(theta);
    double[] vector = vectorPadding.theta(v);
    double[] sums = thetaPadding.gradient(product);
    forward(padded, vector, block);
    atOutput(block, loss.scale(rows, network.outputs()));
    backward(padded, vector, block, sums);
    thetaPadding.copyBack(sums, product);
    for (int k = 0; k < weightCount; k++) {
      product[k] += partial[k];
    }
  }

  private void forward(double[] theta, double[] v, Block block) {
    kernels = Kernels.get(uses);
    int n = block.n;
    a[0] = block.inputs;
    for (int layer = 1; layer <= weights.length; layer++) {
      LayerLayout w = weights[layer - 1];
      kernels.affine(w, theta, a[layer - 1], z[layer], n);
      kernels.affine(w, v, a[layer - 1], rz[layer], n);
      if (layer > 1) {
        kernels.affine(w, unbiased, ra[layer - 1], spare, n);
        addTo(rz[layer], spare, w.out() * n);
      }
      activate(layer, w.out(), n);
    }
  }

  private void activate(int layer, int units, int n) {
    Activation h = network.activation(layer);
    if (h == Activation.SOFTMAX) {
      kernels.softmax(z[layer], a[layer], logSumExp, units, n);
      System.arraycopy(rz[layer], 0, ra[layer], 0, units * n);
      kernels.softmaxBackward(a[layer], ra[layer], units, n);
      return;
    }
    kernels.apply(h.function(), z[layer], a[layer], units * n);
    System.arraycopy(rz[layer], 0, ra[layer], 0, units * n);
    kernels.backward(h.function(), z[layer], a[layer], ra[layer], units * n);
  }

  /** Error and delta of the last layer and how they move. */
  private void atOutput(Block block, double scale) {
    int last = weights.length;
    int n = block.n;
    boolean byZ = loss instanceof Loss.Poisson;
    for (int k = 0; k < network.outputs() * n; k++) {
      boolean counts = block.mask[k % n] != 0;
      double total = loss instanceof Loss.CrossEntropy ? total(block, k % n) : 1;
      double moved = byZ ? rz[last][k] : ra[last][k];
      double factor = scale * block.weight(k % n);
      error[last][k] = counts ? factor * slope(k, total, block.targets[k]) : 0;
      rError[last][k] = counts ? factor * bend(k, total, block.targets[k]) * moved : 0;
    }
    if (!loss.fused()) {
      throughActivation(last, network.outputs(), n);
    } else {
      System.arraycopy(error[last], 0, delta[last], 0, network.outputs() * n);
      System.arraycopy(rError[last], 0, rDelta[last], 0, network.outputs() * n);
    }
  }

  /** What the loss of one output changes by, as far as delta or error has it without the scale. */
  private double slope(int k, double total, double y) {
    double a = this.a[weights.length][k];
    return switch (loss) {
      case Loss.Mse(), Loss.Bce(), Loss.CrossEntropy() -> total * a - y;
      case Loss.Mae() -> Math.signum(a - y);
      case Loss.Huber(double limit) -> Math.clamp(a - y, -limit, limit);
      case Loss.Poisson() -> {
        double z = this.z[weights.length][k];
        Elementwise h = network.output().function();
        yield h.derivative(z, a) - y * h.relativeSlope(z, a);
      }
    };
  }

  /** The derivative of {@link #slope} by a, or by z where it is one by z. */
  private double bend(int k, double total, double y) {
    double a = this.a[weights.length][k];
    return switch (loss) {
      case Loss.Mse(), Loss.Bce(), Loss.CrossEntropy() -> total;
      case Loss.Mae() -> 0;
      case Loss.Huber(double limit) -> Math.abs(a - y) <= limit ? 1 : 0;
      case Loss.Poisson() -> {
        double z = this.z[weights.length][k];
        Elementwise h = network.output().function();
        yield h.secondDerivative(z, a) - y * h.relativeBend(z, a);
      }
    };
  }

  private double total(Block block, int row) {
    double total = 0;
    for (int k = row; k < network.outputs() * block.n; k += block.n) {
      total += block.targets[k];
    }
    return total;
  }

  private void backward(double[] theta, double[] v, Block block, double[] product) {
    int n = block.n;
    for (int layer = weights.length; layer >= 1; layer--) {
      LayerLayout w = weights[layer - 1];
      kernels.outer(w, a[layer - 1], rDelta[layer], product, scratch, n);
      if (layer > 1) {
        kernels.outer(w, ra[layer - 1], delta[layer], partial, scratch, n);
        kernels.transposed(w, theta, delta[layer], error[layer - 1], n);
        kernels.transposed(w, theta, rDelta[layer], rError[layer - 1], n);
        kernels.transposed(w, v, delta[layer], spare, n);
        addTo(rError[layer - 1], spare, w.in() * n);
        throughActivation(layer - 1, w.in(), n);
      }
    }
  }

  private void throughActivation(int layer, int units, int n) {
    Activation h = network.activation(layer);
    if (h == Activation.SOFTMAX) {
      throughSoftmax(layer, units, n);
      return;
    }
    for (int k = 0; k < units * n; k++) {
      double slope = h.function().derivative(z[layer][k], a[layer][k]);
      double bend = h.function().secondDerivative(z[layer][k], a[layer][k]);
      delta[layer][k] = slope * error[layer][k];
      rDelta[layer][k] = slope * rError[layer][k] + bend * rz[layer][k] * error[layer][k];
    }
  }

  /** delta_k = a_k (e_k - s) with s = sum over j of a_j e_j. */
  private void throughSoftmax(int layer, int units, int n) {
    for (int r = 0; r < n; r++) {
      double s = 0;
      double rs = 0;
      for (int k = r; k < units * n; k += n) {
        s += a[layer][k] * error[layer][k];
        rs += ra[layer][k] * error[layer][k] + a[layer][k] * rError[layer][k];
      }
      for (int k = r; k < units * n; k += n) {
        double distance = error[layer][k] - s;
        delta[layer][k] = a[layer][k] * distance;
        rDelta[layer][k] = ra[layer][k] * distance + a[layer][k] * (rError[layer][k] - rs);
      }
    }
  }

  private static void addTo(double[] sum, double[] other, int count) {
    for (int k = 0; k < count; k++) {
      sum[k] += other[k];
    }
  }
}
