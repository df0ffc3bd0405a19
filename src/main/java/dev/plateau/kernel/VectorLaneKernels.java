package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.IS_NAN;

import jdk.incubator.vector.DoubleVector;

/**
 * {@link PlainLaneKernels} with the Vector API: every vector holds lanes of one entry.
 *
 * <p>Vectors are loaded without a helper: what the compiler has inlined 8,000 bytecodes into, it
 * inlines no method of ours into, and a vector that a call returns goes to the heap.
 */
final class VectorLaneKernels implements LaneKernels {
  private static final int L = SPECIES.length();

  @Override
  public void affine(
      LayerLayout layer, double[] theta, double[] x, int width, double[] z, int n, int lanes) {
    int out = layer.out();
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      int w = (layer.weightsAt() + j) * lanes;
      int at = j * n * lanes;
      VectorLaneProducts.of(theta, b, w, out * lanes, layer.in(), x, width, z, at, n, lanes);
    }
  }

  @Override
  public void transposed(
      LayerLayout layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
    int out = layer.out();
    for (int i = 0; i < layer.in(); i++) {
      int w = (layer.weightsAt() + i * out) * lanes;
      int at = i * n * lanes;
      int none = VectorLaneProducts.NO_BIAS;
      VectorLaneProducts.of(theta, none, w, lanes, out, delta, lanes, dx, at, n, lanes);
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
    if (n == 4 && layer.out() < Kernels.WIDE) {
      outerOfFour(layer, x, width, delta, gradient, lanes, first);
    } else {
      outerOfMany(layer, x, width, delta, gradient, n, lanes, first);
    }
  }

  private static void outerOfMany(
      LayerLayout layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      int n,
      int lanes,
      boolean first) {
    int out = layer.out();
    boolean wide = out >= Kernels.WIDE;
    for (int j = 0; j < out; j++) {
      int d = j * n * lanes;
      int b = (layer.biasesAt() + j) * lanes;
      VectorLaneSums.sum(delta, d, gradient, b, wide, n, lanes, first);
      for (int i = 0; i < layer.in(); i++) {
        int x0 = i * n * width;
        int w = (layer.weightsAt() + i * out + j) * lanes;
        VectorLaneSums.dot(x, x0, width, delta, d, gradient, w, wide, n, lanes, first);
      }
    }
  }

  /** The founding shape: every stripe of a sum is one row. */
  private static void outerOfFour(
      LayerLayout layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      int lanes,
      boolean first) {
    int out = layer.out();
    for (int j = 0; j < out; j++) {
      int d = j * 4 * lanes;
      int b = (layer.biasesAt() + j) * lanes;
      VectorLaneSums.sum(delta, d, gradient, b, false, 4, lanes, first);
      for (int i = 0; i < layer.in(); i += 2) {
        boolean two = i + 1 < layer.in();
        int g0 = (layer.weightsAt() + i * out + j) * lanes;
        int g1 = g0 + out * lanes;
        int x0 = i * 4 * width;
        int x1 = two ? x0 + 4 * width : x0;
        if (width == 1) {
          VectorLaneSums.dotsOfFourShared(x, x0, x1, delta, d, gradient, g0, g1, lanes, first, two);
        } else {
          VectorLaneSums.dotsOfFour(x, x0, x1, delta, d, gradient, g0, g1, lanes, first, two);
        }
      }
    }
  }

  @Override
  public void sum(double[] a, double[] sums, int n, int lanes, boolean first) {
    VectorLaneSums.sum(a, 0, sums, 0, false, n, lanes, first);
  }

  @Override
  public void descend(
      double[] theta, double[] g, double[] alphas, double[] nonFinite, int entries, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector step = fromArray(SPECIES, alphas, l).neg();
      DoubleVector bad = DoubleVector.zero(SPECIES);
      for (int k = l; k < entries * lanes; k += lanes) {
        DoubleVector moved = fromArray(SPECIES, g, k).fma(step, fromArray(SPECIES, theta, k));
        moved.intoArray(theta, k);
        bad = moved.fma(DoubleVector.zero(SPECIES), bad);
      }
      bad.intoArray(nonFinite, l);
    }
  }

  @Override
  public boolean nonFinite(
      double[] state, int from, int to, double[] losses, double[] nonFinite, int lanes) {
    DoubleVector any = DoubleVector.zero(SPECIES);
    for (int l = 0; l < lanes; l += L) {
      DoubleVector zero = DoubleVector.zero(SPECIES);
      DoubleVector bad = fromArray(SPECIES, losses, l).fma(zero, fromArray(SPECIES, nonFinite, l));
      for (int k = from * lanes + l; k < to * lanes; k += lanes) {
        bad = fromArray(SPECIES, state, k).fma(zero, bad);
      }
      bad.intoArray(nonFinite, l);
      any = any.add(bad);
    }
    return any.test(IS_NAN).anyTrue();
  }
}
