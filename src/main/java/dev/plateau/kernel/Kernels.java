package dev.plateau.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * The arithmetic of dense layers over one block of rows.
 *
 * <p>A block holds n rows, unit by unit: {@code x[i * n + r]} is unit i of row r, so that a loop
 * over rows is contiguous. n is a multiple of {@link #STRIPES} and at most {@link #BLOCK}: a block
 * with fewer rows repeats its last one, and the losses and deltas of those rows are 0. A weight
 * matrix has one row per input unit: {@code w[at + i * out + j]} leads from input i to output j.
 *
 * <p><b>The order of a sum over rows</b> is part of what a spec means and depends on shapes alone.
 * Blocks are added in ascending order. Within a block, the sums of a layer with at least {@link
 * #WIDE} outputs take its rows in ascending order. Every other sum is striped: row r goes to stripe
 * r mod {@link #STRIPES}, each stripe starts from 0 and adds its rows in ascending order with fma,
 * and the stripes are combined as ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)). Sums over units take them in
 * ascending order.
 */
public interface Kernels {
  /** Most rows in a block: an odd number of cache lines, so that units do not collide. */
  int BLOCK = 248;

  /** Partial sums in a striped sum. */
  int STRIPES = 8;

  /** Outputs from which on a layer is wide. */
  int WIDE = 8;

  /** What all networks use. */
  Set<KernelUse> BASE = EnumSet.of(KernelUse.NARROW);

  /** The kernels for what all networks use. */
  static Kernels get() {
    return get(BASE);
  }

  /**
   * The kernels for some uses, chosen from the property {@code plateau.kernels} and the machine;
   * the plain ones as long as those are not warm.
   */
  static Kernels get(Set<KernelUse> uses) {
    return KernelWarmup.areWarm(uses) ? KernelChoice.CHOSEN : PlainKernels.INSTANCE;
  }

  /** Rows with those that fill the last stripes. */
  static int padded(int rows) {
    return (rows + STRIPES - 1) & -STRIPES;
  }

  /** Doubles that {@link #outer} needs besides, for a layer and n rows. */
  static int scratch(LayerLayout layer, int n) {
    return layer.out() < WIDE ? 0 : rowWidth(layer) * n + 16 * STRIPES;
  }

  /** Outputs of a row in scratch: an odd number of cache lines, so that rows do not collide. */
  static int rowWidth(LayerLayout layer) {
    return (layer.out() + 15 & -16) + 8;
  }

  /** A short name for people, such as {@code plain} or {@code vector 512 bit}. */
  String name();

  /**
   * z_j = b_j + sum over i of w_ij x_i.
   *
   * @param z written to, out units
   */
  void affine(LayerLayout layer, double[] theta, double[] x, double[] z, int n);

  /**
   * dx_i = sum over j of w_ij delta_j: the transpose of {@link #affine}.
   *
   * @param dx written to, in units
   */
  void transposed(LayerLayout layer, double[] theta, double[] delta, double[] dx, int n);

  /**
   * Adds to the gradient: dw_ij += sum over rows of x_i delta_j, db_j += sum over rows of delta_j.
   *
   * @param gradient added to
   * @param scratch written to, {@link #scratch} entries
   */
  void outer(
      LayerLayout layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n);

  /**
   * a = h(z) for a count that is a multiple of {@link #STRIPES}.
   *
   * @param a written to
   */
  void apply(Elementwise h, double[] z, double[] a, int count);

  /**
   * delta = delta h'(z), given a = h(z).
   *
   * @param delta changed
   */
  void backward(Elementwise h, double[] z, double[] a, double[] delta, int count);

  /**
   * a_k = e^(z_k - m) / s with m the largest z and s the sum over the units.
   *
   * @param a written to
   * @param logSumExp written to: m, then ln s, n each
   */
  void softmax(double[] z, double[] a, double[] logSumExp, int units, int n);

  /**
   * delta_k = a_k (delta_k - sum over j of a_j delta_j), given a = softmax(z).
   *
   * @param delta changed
   */
  void softmaxBackward(double[] a, double[] delta, int units, int n);

  /**
   * loss = sum over k of (a_k - y_k)^2, delta = scale (a - y).
   *
   * @param mask 1 for the rows that count, 0 for those that fill up
   * @param losses written to, for each row
   * @param delta written to
   */
  void squaredError(
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /**
   * For a = sigmoid(z): loss = sum over k of ln(1 + e^z_k) - z_k y_k, delta = scale (a - y).
   *
   * @param losses written to, for each row
   * @param delta written to, with respect to z
   */
  void binaryCrossEntropy(
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /**
   * For a = softmax(z): loss = sum over k of y_k (ln s - (z_k - m)), delta = scale (a t - y) with t
   * the sum over the row's targets.
   *
   * @param logSumExp as {@link #softmax} left them
   * @param losses written to, for each row
   * @param delta written to, with respect to z
   */
  void crossEntropy(
      double[] z,
      double[] a,
      double[] logSumExp,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /**
   * loss = sum over k of |a_k - y_k|, delta = scale sign(a - y).
   *
   * @param losses written to, for each row
   * @param delta written to
   */
  void absoluteError(
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /**
   * loss = sum over k of c (e - c / 2) with e = a_k - y_k and c = e cut to +-limit, delta = scale
   * c.
   *
   * @param losses written to, for each row
   * @param delta written to
   */
  void huber(
      double limit,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /**
   * For a = h(z) above 0: loss = sum over k of a_k - y_k + y_k (ln y_k - ln a_k), delta = scale
   * (h'(z) - y h'(z) / a).
   *
   * @param h the exponential function or softplus
   * @param losses written to, for each row
   * @param delta written to, with respect to z
   */
  void poisson(
      Elementwise h,
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n);

  /** The striped sum of n entries. */
  double sum(double[] a, int n);

  /** theta_k = theta_k - alpha g_k with one rounding, for the first count entries. */
  void descend(double[] theta, double[] g, double alpha, int count);
}
