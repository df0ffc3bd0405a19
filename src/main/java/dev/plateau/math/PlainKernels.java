package dev.plateau.math;

import static java.lang.Math.fma;

import java.util.Arrays;

/** The kernels as plain loops: the specification that every faster form must match bit for bit. */
final class PlainKernels implements Kernels {
  static final PlainKernels INSTANCE = new PlainKernels();

  private PlainKernels() {}

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void affine(Weights layer, double[] theta, double[] x, double[] z, int n) {
    for (int j = 0; j < layer.out(); j++) {
      int zj = j * BLOCK;
      Arrays.fill(z, zj, zj + n, theta[layer.biasesAt() + j]);
      for (int i = 0; i < layer.in(); i++) {
        double w = theta[layer.weightsAt() + i * layer.out() + j];
        int xi = i * BLOCK;
        for (int r = 0; r < n; r++) {
          z[zj + r] = fma(w, x[xi + r], z[zj + r]);
        }
      }
    }
  }

  @Override
  public void transposed(Weights layer, double[] theta, double[] delta, double[] dx, int n) {
    for (int i = 0; i < layer.in(); i++) {
      int di = i * BLOCK;
      Arrays.fill(dx, di, di + n, 0);
      for (int j = 0; j < layer.out(); j++) {
        double w = theta[layer.weightsAt() + i * layer.out() + j];
        int dj = j * BLOCK;
        for (int r = 0; r < n; r++) {
          dx[di + r] = fma(w, delta[dj + r], dx[di + r]);
        }
      }
    }
  }

  @Override
  public void outer(Weights layer, double[] x, double[] delta, double[] gradient, int n) {
    for (int j = 0; j < layer.out(); j++) {
      int dj = j * BLOCK;
      gradient[layer.biasesAt() + j] += sum(delta, dj, n);
      for (int i = 0; i < layer.in(); i++) {
        gradient[layer.weightsAt() + i * layer.out() + j] += dot(x, i * BLOCK, delta, dj, n);
      }
    }
  }

  @Override
  public double sumOfSquares(double[] a, int at, int n) {
    return dot(a, at, a, at, n);
  }

  @Override
  public void descend(double[] theta, double[] g, double alpha, int n) {
    for (int k = 0; k < n; k++) {
      theta[k] = fma(-alpha, g[k], theta[k]);
    }
  }

  private static double dot(double[] a, int aAt, double[] b, int bAt, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int r = 0;
    for (; r + STRIPES <= n; r += STRIPES) {
      s0 = fma(a[aAt + r], b[bAt + r], s0);
      s1 = fma(a[aAt + r + 1], b[bAt + r + 1], s1);
      s2 = fma(a[aAt + r + 2], b[bAt + r + 2], s2);
      s3 = fma(a[aAt + r + 3], b[bAt + r + 3], s3);
      s4 = fma(a[aAt + r + 4], b[bAt + r + 4], s4);
      s5 = fma(a[aAt + r + 5], b[bAt + r + 5], s5);
      s6 = fma(a[aAt + r + 6], b[bAt + r + 6], s6);
      s7 = fma(a[aAt + r + 7], b[bAt + r + 7], s7);
    }
    int rest = n - r;
    if (rest > 0) s0 = fma(a[aAt + r], b[bAt + r], s0);
    if (rest > 1) s1 = fma(a[aAt + r + 1], b[bAt + r + 1], s1);
    if (rest > 2) s2 = fma(a[aAt + r + 2], b[bAt + r + 2], s2);
    if (rest > 3) s3 = fma(a[aAt + r + 3], b[bAt + r + 3], s3);
    if (rest > 4) s4 = fma(a[aAt + r + 4], b[bAt + r + 4], s4);
    if (rest > 5) s5 = fma(a[aAt + r + 5], b[bAt + r + 5], s5);
    if (rest > 6) s6 = fma(a[aAt + r + 6], b[bAt + r + 6], s6);
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  private static double sum(double[] a, int at, int n) {
    return dot(a, at, ONES, 0, n);
  }

  private static final double[] ONES = ones();

  private static double[] ones() {
    double[] ones = new double[BLOCK];
    Arrays.fill(ones, 1);
    return ones;
  }
}
