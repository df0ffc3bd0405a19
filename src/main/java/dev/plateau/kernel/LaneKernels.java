package dev.plateau.kernel;

import java.util.EnumSet;
import java.util.Set;

/**
 * The products and sums of {@link Kernels} for many networks of one shape side by side: each lane
 * of an array belongs to one network.
 *
 * <p>Every array is [entries][lanes]: theta has its parameters for entries, a block has {@code
 * (unit * n + row)}. Lanes are a multiple of {@link Kernels#STRIPES}, n is any number of rows. Each
 * lane gets the bits that {@link Kernels} would give it alone: rows that fill up a block there add
 * but zeros to sums, and adding those to a gradient that starts from 0 changes nothing.
 */
public interface LaneKernels {
  Set<KernelUse> USE = EnumSet.of(KernelUse.LANES);

  /** The kernels in use. */
  static LaneKernels get() {
    return KernelWarmup.areWarm(USE) ? KernelChoice.LANES : PlainLaneKernels.INSTANCE;
  }

  /**
   * z_j = b_j + sum over i of w_ij x_i.
   *
   * @param x [in][n][width]
   * @param width the lanes, or 1 where all lanes share x
   * @param z written to
   */
  void affine(
      LayerLayout layer, double[] theta, double[] x, int width, double[] z, int n, int lanes);

  /** dx_i = sum over j of w_ij delta_j; dx is written to. */
  void transposed(LayerLayout layer, double[] theta, double[] delta, double[] dx, int n, int lanes);

  /**
   * dw_ij += sum over rows of x_i delta_j, db_j += sum over rows of delta_j.
   *
   * @param x [in][n][width]
   * @param width the lanes, or 1 where all lanes share x
   * @param gradient added to; in the first block of rows written to
   */
  void outer(
      LayerLayout layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      int n,
      int lanes,
      boolean first);

  /**
   * Each lane's striped sum over n rows.
   *
   * @param sums added to; in the first block of rows written to
   */
  void sum(double[] a, double[] sums, int n, int lanes, boolean first);

  /**
   * theta_k = theta_k - alpha g_k with each lane's alpha.
   *
   * @param theta written to
   * @param nonFinite written to: NaN for a lane with an entry that is not finite now, else 0
   */
  void descend(
      double[] theta, double[] g, double[] alphas, double[] nonFinite, int entries, int lanes);

  /**
   * Makes NaN of a lane's bad whose loss is not finite, or one of the entries from .. to - 1 of its
   * state.
   *
   * @param nonFinite added to
   * @return whether there is any NaN
   */
  boolean nonFinite(
      double[] state, int from, int to, double[] losses, double[] nonFinite, int lanes);
}
