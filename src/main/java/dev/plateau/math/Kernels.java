package dev.plateau.math;

/**
 * The arithmetic of dense layers over one block of rows.
 *
 * <p>A block holds up to {@link #BLOCK} rows, unit by unit: {@code x[i * BLOCK + r]} is unit i of
 * row r, so that a loop over rows is contiguous. A weight matrix has one row per input unit: {@code
 * w[at + i * out + j]} leads from input i to output j.
 *
 * <p><b>The order of a sum over rows</b> is part of what a spec means. Within a block, row r goes
 * to stripe r mod {@link #STRIPES}, each stripe adds its rows in ascending order with fma, and the
 * stripes are combined as ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)). Blocks are added in ascending order.
 */
public interface Kernels {
  /** Rows in a block. Part of the order of summation. */
  int BLOCK = 256;

  /** Partial sums in a sum over rows. Part of the order of summation. */
  int STRIPES = 8;

  /** The kernels in use. */
  static Kernels get() {
    return PlainKernels.INSTANCE;
  }

  /** A short name for people, such as {@code plain}. */
  String name();

  /**
   * z_j = b_j + sum over i, ascending, of w_ij x_i, for n rows.
   *
   * @param z written to, out units
   */
  void affine(Weights layer, double[] theta, double[] x, double[] z, int n);

  /**
   * dx_i = sum over j, ascending, of w_ij delta_j, for n rows: the transpose of {@link #affine}.
   *
   * @param dx written to, in units
   */
  void transposed(Weights layer, double[] theta, double[] delta, double[] dx, int n);

  /**
   * Adds to the gradient: dw_ij += sum over rows of x_i delta_j, db_j += sum over rows of delta_j.
   *
   * @param gradient added to
   */
  void outer(Weights layer, double[] x, double[] delta, double[] gradient, int n);

  /** The sum of a[r]^2 over n rows starting at an offset. */
  double sumOfSquares(double[] a, int at, int n);

  /** theta_k = theta_k - alpha g_k with one rounding, for the first n entries. */
  void descend(double[] theta, double[] g, double alpha, int n);

  /** Where one layer's parameters stand in theta. */
  record Weights(int in, int out, int weightsAt, int biasesAt) {}
}
