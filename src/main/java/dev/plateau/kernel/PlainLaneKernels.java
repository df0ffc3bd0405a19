package dev.plateau.kernel;

import static java.lang.Math.fma;

import java.util.Arrays;

/** The lane kernels as plain loops over the lanes. */
final class PlainLaneKernels implements LaneKernels {
  static final PlainLaneKernels INSTANCE = new PlainLaneKernels();

  @Override
  public void affine(
      LayerLayout layer, double[] theta, double[] x, int width, double[] z, int n, int lanes) {
    for (int j = 0; j < layer.out(); j++) {
      for (int r = 0; r < n; r++) {
        int to = (j * n + r) * lanes;
        System.arraycopy(theta, (layer.biasesAt() + j) * lanes, z, to, lanes);
        for (int i = 0; i < layer.in(); i++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes;
          addProduct(theta, w, x, (i * n + r) * width, width, z, to, lanes);
        }
      }
    }
  }

  @Override
  public void transposed(
      LayerLayout layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
    for (int i = 0; i < layer.in(); i++) {
      for (int r = 0; r < n; r++) {
        int to = (i * n + r) * lanes;
        Arrays.fill(dx, to, to + lanes, 0);
        for (int j = 0; j < layer.out(); j++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes;
          addProduct(theta, w, delta, (j * n + r) * lanes, lanes, dx, to, lanes);
        }
      }
    }
  }

  private static void addProduct(
      double[] a, int aAt, double[] b, int bAt, int width, double[] sum, int at, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sum[at + l] = fma(a[aAt + l], b[bAt + (width == 1 ? 0 : l)], sum[at + l]);
    }
  }

  @Override
  public void outer(
      LayerLayout layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      int n,
      int lanes,
      boolean first) {
    boolean wide = layer.out() >= Kernels.WIDE;
    for (int l = 0; l < lanes; l++) {
      for (int j = 0; j < layer.out(); j++) {
        int d = j * n * lanes + l;
        int b = (layer.biasesAt() + j) * lanes + l;
        gradient[b] =
            (first ? 0 : gradient[b]) + dot(PlainKernels.ONES, 0, 1, delta, d, lanes, n, wide);
        for (int i = 0; i < layer.in(); i++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes + l;
          int xi = i * n * width + (width == 1 ? 0 : l);
          gradient[w] = (first ? 0 : gradient[w]) + dot(x, xi, width, delta, d, lanes, n, wide);
        }
      }
    }
  }

  private static double dot(
      double[] a, int aAt, int aStep, double[] b, int bAt, int bStep, int n, boolean ascending) {
    return ascending
        ? stripe(a, aAt, aStep, b, bAt, bStep, n, 0, 1)
        : stripes(a, aAt, aStep, b, bAt, bStep, n, 0, 1);
  }

  /** The tree of {@link Kernels}: halves of the stripes from a first one on, so far apart. */
  private static double stripes(
      double[] a, int aAt, int aStep, double[] b, int bAt, int bStep, int n, int first, int apart) {
    if (apart == Kernels.STRIPES) {
      return stripe(a, aAt, aStep, b, bAt, bStep, n, first, apart);
    }
    return stripes(a, aAt, aStep, b, bAt, bStep, n, first, 2 * apart)
        + stripes(a, aAt, aStep, b, bAt, bStep, n, first + apart, 2 * apart);
  }

  private static double stripe(
      double[] a, int aAt, int aStep, double[] b, int bAt, int bStep, int n, int first, int apart) {
    double sum = 0;
    for (int r = first; r < n; r += apart) {
      sum = fma(a[aAt + r * aStep], b[bAt + r * bStep], sum);
    }
    return sum;
  }

  @Override
  public void sum(double[] a, double[] sums, int n, int lanes, boolean first) {
    for (int l = 0; l < lanes; l++) {
      sums[l] = (first ? 0 : sums[l]) + dot(PlainKernels.ONES, 0, 1, a, l, lanes, n, false);
    }
  }

  @Override
  public void descend(
      double[] theta, double[] g, double[] alphas, double[] nonFinite, int entries, int lanes) {
    Arrays.fill(nonFinite, 0, lanes, 0);
    for (int k = 0; k < entries * lanes; k += lanes) {
      for (int l = 0; l < lanes; l++) {
        theta[k + l] = fma(-alphas[l], g[k + l], theta[k + l]);
        nonFinite[l] = fma(theta[k + l], 0.0, nonFinite[l]);
      }
    }
  }

  @Override
  public boolean nonFinite(
      double[] state, int from, int to, double[] losses, double[] nonFinite, int lanes) {
    double any = 0;
    for (int l = 0; l < lanes; l++) {
      nonFinite[l] = fma(losses[l], 0.0, nonFinite[l]);
      for (int k = from; k < to; k++) {
        nonFinite[l] = fma(state[k * lanes + l], 0.0, nonFinite[l]);
      }
      any += nonFinite[l];
    }
    return Double.isNaN(any);
  }
}
