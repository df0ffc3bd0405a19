package dev.plateau.math;

import static java.lang.Math.fma;

/** Products and sums of vectors; sums take their entries in ascending order with fma. */
public final class Euclidean {
  private Euclidean() {}

  /** The sum of a_k b_k over the entries of b. */
  public static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < b.length; k++) {
      sum = fma(a[k], b[k], sum);
    }
    return sum;
  }

  /**
   * sum_k = sum_k + factor v_k for each entry of v.
   *
   * @param sum added to
   */
  public static void addScaled(double[] sum, double factor, double[] v) {
    for (int k = 0; k < v.length; k++) {
      sum[k] = fma(factor, v[k], sum[k]);
    }
  }

  /**
   * v_k = factor v_k.
   *
   * @param v changed
   */
  public static void scale(double[] v, double factor) {
    for (int k = 0; k < v.length; k++) {
      v[k] *= factor;
    }
  }
}
