package dev.plateau.math;

import static java.lang.Math.fma;

import dev.plateau.math.Kernels.Weights;
import java.util.Arrays;

/** The lane kernels as plain loops over the lanes. */
final class PlainLaneKernels implements LaneKernels {
  @Override
  public void affine(Weights layer, double[] theta, double[] x, double[] z, int n, int lanes) {
    for (int j = 0; j < layer.out(); j++) {
      for (int r = 0; r < n; r++) {
        int to = (j * n + r) * lanes;
        System.arraycopy(theta, (layer.biasesAt() + j) * lanes, z, to, lanes);
        for (int i = 0; i < layer.in(); i++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes;
          addProduct(theta, w, x, (i * n + r) * lanes, z, to, lanes);
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
          addProduct(theta, w, delta, (j * n + r) * lanes, dx, to, lanes);
        }
      }
    }
  }

  private static void addProduct(
      double[] a, int aAt, double[] b, int bAt, double[] sum, int at, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sum[at + l] = fma(a[aAt + l], b[bAt + l], sum[at + l]);
    }
  }

  @Override
  public void outer(
      Weights layer,
      double[] x,
      double[] delta,
      double[] gradient,
      double[] scratch,
      int n,
      int lanes) {
    boolean wide = layer.out() >= Kernels.WIDE;
    for (int l = 0; l < lanes; l++) {
      for (int j = 0; j < layer.out(); j++) {
        int d = j * n * lanes + l;
        gradient[(layer.biasesAt() + j) * lanes + l] += sum(delta, d, wide, scratch, 0, n, lanes);
        for (int i = 0; i < layer.in(); i++) {
          int w = (layer.weightsAt() + i * layer.out() + j) * lanes + l;
          gradient[w] += dot(x, i * n * lanes + l, delta, d, wide, scratch, n, lanes);
        }
      }
    }
  }

  /** Stripes stand in the first entries of scratch. */
  private static double dot(
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      boolean ascending,
      double[] scratch,
      int n,
      int lanes) {
    Arrays.fill(scratch, 0, Kernels.STRIPES, 0);
    for (int r = 0; r < n; r++) {
      int stripe = ascending ? 0 : r % Kernels.STRIPES;
      scratch[stripe] = fma(a[aAt + r * lanes], b[bAt + r * lanes], scratch[stripe]);
    }
    return combined(scratch, 0);
  }

  /** Stripes stand in scratch from sAt on. */
  private static double sum(
      double[] a, int at, boolean ascending, double[] scratch, int sAt, int n, int lanes) {
    Arrays.fill(scratch, sAt, sAt + Kernels.STRIPES, 0);
    for (int r = 0; r < n; r++) {
      scratch[sAt + (ascending ? 0 : r % Kernels.STRIPES)] += a[at + r * lanes];
    }
    return combined(scratch, sAt);
  }

  private static double combined(double[] s, int at) {
    return ((s[at] + s[at + 4]) + (s[at + 2] + s[at + 6]))
        + ((s[at + 1] + s[at + 5]) + (s[at + 3] + s[at + 7]));
  }

  @Override
  public void sum(double[] a, double[] sums, int n, int lanes) {
    for (int l = 0; l < lanes; l++) {
      sums[l] = sum(a, l, false, sums, l * Kernels.STRIPES, n, lanes);
    }
  }

  @Override
  public void descend(double[] theta, double[] g, double[] alphas, int entries, int lanes) {
    for (int k = 0; k < entries * lanes; k += lanes) {
      for (int l = 0; l < lanes; l++) {
        theta[k + l] = fma(-alphas[l], g[k + l], theta[k + l]);
      }
    }
  }

  @Override
  public boolean flaws(double[] state, double[] losses, double[] flaws, int entries, int lanes) {
    for (int l = 0; l < lanes; l++) {
      flaws[l] = losses[l] * 0;
    }
    for (int k = 0; k < entries * lanes; k += lanes) {
      for (int l = 0; l < lanes; l++) {
        flaws[l] = fma(state[k + l], 0.0, flaws[l]);
      }
    }
    double any = 0;
    for (int l = 0; l < lanes; l++) {
      any += flaws[l];
    }
    return Double.isNaN(any);
  }
}
