package dev.plateau.math;

import static java.lang.Math.fma;

import dev.plateau.math.Kernels.Weights;
import java.util.Arrays;

/** The lane kernels as plain loops over the lanes. */
final class PlainLaneKernels implements LaneKernels {
  @Override
  public void affine(
      Weights layer, double[] theta, double[] x, int width, double[] z, int n, int lanes) {
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
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
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
      Weights layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      double[] scratch,
      int n,
      int lanes,
      boolean first) {
    boolean wide = layer.out() >= Kernels.WIDE;
    for (int l = 0; l < lanes; l++) {
      for (int j = 0; j < layer.out(); j++) {
        int d = j * n * lanes + l;
        int b = (layer.biasesAt() + j) * lanes + l;
        gradient[b] = (first ? 0 : gradient[b]) + sum(delta, d, wide, scratch, n, lanes);
        for (int i = 0; i < layer.in(); i++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes + l;
          int xi = i * n * width + (width == 1 ? 0 : l);
          gradient[w] =
              (first ? 0 : gradient[w]) + dot(x, xi, width, delta, d, wide, scratch, n, lanes);
        }
      }
    }
  }

  /** Stripes stand in the first entries of scratch. */
  private static double dot(
      double[] a,
      int aAt,
      int width,
      double[] b,
      int bAt,
      boolean ascending,
      double[] scratch,
      int n,
      int lanes) {
    Arrays.fill(scratch, 0, Kernels.STRIPES, 0);
    for (int r = 0; r < n; r++) {
      int stripe = ascending ? 0 : r % Kernels.STRIPES;
      scratch[stripe] = fma(a[aAt + r * width], b[bAt + r * lanes], scratch[stripe]);
    }
    return combined(scratch);
  }

  private static double sum(
      double[] a, int at, boolean ascending, double[] scratch, int n, int lanes) {
    Arrays.fill(scratch, 0, Kernels.STRIPES, 0);
    for (int r = 0; r < n; r++) {
      scratch[ascending ? 0 : r % Kernels.STRIPES] += a[at + r * lanes];
    }
    return combined(scratch);
  }

  private static double combined(double[] s) {
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
  }

  @Override
  public void sum(double[] a, double[] sums, double[] scratch, int n, int lanes, boolean first) {
    for (int l = 0; l < lanes; l++) {
      sums[l] = (first ? 0 : sums[l]) + sum(a, l, false, scratch, n, lanes);
    }
  }

  @Override
  public void descend(
      double[] theta, double[] g, double[] alphas, double[] flaws, int entries, int lanes) {
    Arrays.fill(flaws, 0, lanes, 0);
    for (int k = 0; k < entries * lanes; k += lanes) {
      for (int l = 0; l < lanes; l++) {
        theta[k + l] = fma(-alphas[l], g[k + l], theta[k + l]);
        flaws[l] = fma(theta[k + l], 0.0, flaws[l]);
      }
    }
  }

  @Override
  public boolean flaws(
      double[] state, int from, int to, double[] losses, double[] flaws, int lanes) {
    double any = 0;
    for (int l = 0; l < lanes; l++) {
      flaws[l] = fma(losses[l], 0.0, flaws[l]);
      for (int k = from; k < to; k++) {
        flaws[l] = fma(state[k * lanes + l], 0.0, flaws[l]);
      }
      any += flaws[l];
    }
    return Double.isNaN(any);
  }
}
