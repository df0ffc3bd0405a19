package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.IS_NAN;

import dev.plateau.math.Kernels.Weights;
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
  public void affine(Weights layer, double[] theta, double[] x, double[] z, int n, int lanes) {
    int out = layer.out();
    int rows = n * lanes;
    int in = layer.in() * rows;
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      int w = (layer.weightsAt() + j) * lanes;
      VectorLaneProducts.of(theta, b, w, out * lanes, x, rows, in, z, j * rows, lanes);
    }
  }

  @Override
  public void affineOfInputs(
      Weights layer, double[] theta, double[] x, double[] z, int n, int lanes) {
    int out = layer.out();
    int in = layer.in() * n;
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      int w = (layer.weightsAt() + j) * lanes;
      VectorLaneProducts.ofInputs(theta, b, w, out * lanes, x, n, in, z, j * n * lanes, lanes);
    }
  }

  @Override
  public void transposed(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
    int rows = n * lanes;
    int out = layer.out() * rows;
    for (int i = 0; i < layer.in(); i++) {
      int w = (layer.weightsAt() + i * layer.out()) * lanes;
      int none = VectorLaneProducts.NO_BIAS;
      VectorLaneProducts.of(theta, none, w, lanes, delta, rows, out, dx, i * rows, lanes);
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
      int lanes,
      boolean first) {
    if (n == 4 && layer.out() < Kernels.WIDE) {
      outerOfFour(layer, x, delta, gradient, lanes, first);
    } else {
      outer(layer, x, lanes, delta, gradient, scratch, n, lanes, first);
    }
  }

  @Override
  public void outerOfInputs(
      Weights layer,
      double[] x,
      double[] delta,
      double[] gradient,
      double[] scratch,
      int n,
      int lanes,
      boolean first) {
    if (n == 4 && layer.out() < Kernels.WIDE) {
      outerOfFourInputs(layer, x, delta, gradient, lanes, first);
    } else {
      outer(layer, x, 1, delta, gradient, scratch, n, lanes, first);
    }
  }

  private static void outer(
      Weights layer,
      double[] x,
      int width,
      double[] delta,
      double[] gradient,
      double[] scratch,
      int n,
      int lanes,
      boolean first) {
    int out = layer.out();
    boolean wide = out >= Kernels.WIDE;
    for (int j = 0; j < out; j++) {
      int d = j * n * lanes;
      VectorLaneSums.sums(delta, d, scratch, wide, n, lanes);
      put(scratch, gradient, (layer.biasesAt() + j) * lanes, lanes, first);
      for (int i = 0; i < layer.in(); i++) {
        VectorLaneSums.dots(x, i * n * width, width, delta, d, scratch, wide, n, lanes);
        put(scratch, gradient, (layer.weightsAt() + i * out + j) * lanes, lanes, first);
      }
    }
  }

  /** Adding 0 makes 0 of -0, as adding to a gradient of 0 would. */
  private static void put(double[] sums, double[] gradient, int at, int lanes, boolean first) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = fromArray(SPECIES, sums, l);
      if (first) {
        sum.add(0).intoArray(gradient, at + l);
      } else {
        sum.add(fromArray(SPECIES, gradient, at + l)).intoArray(gradient, at + l);
      }
    }
  }

  /** The striped sums over four rows, the founding shape: each stripe is one of them. */
  private static void outerOfFour(
      Weights layer, double[] x, double[] delta, double[] gradient, int lanes, boolean first) {
    int rows = 4 * lanes;
    int in = layer.in() * rows;
    int out = layer.out() * rows;
    for (int l = 0; l < lanes; l += L) {
      int b = layer.biasesAt() * lanes + l;
      int wStep = layer.out() * lanes;
      for (int j = l, w = layer.weightsAt() * lanes + l; j < out; j += rows) {
        DoubleVector d0 = fromArray(SPECIES, delta, j);
        DoubleVector d1 = fromArray(SPECIES, delta, j + lanes);
        DoubleVector d2 = fromArray(SPECIES, delta, j + 2 * lanes);
        DoubleVector d3 = fromArray(SPECIES, delta, j + 3 * lanes);
        DoubleVector sum = d0.add(d2).add(d1.add(d3));
        if (first) {
          sum.add(0).intoArray(gradient, b);
        } else {
          sum.add(fromArray(SPECIES, gradient, b)).intoArray(gradient, b);
        }
        for (int i = l, k = w; i < in; i += rows, k += wStep) {
          DoubleVector s0 = d0.mul(fromArray(SPECIES, x, i));
          DoubleVector s1 = d1.mul(fromArray(SPECIES, x, i + lanes));
          DoubleVector s2 = d2.mul(fromArray(SPECIES, x, i + 2 * lanes));
          DoubleVector s3 = d3.mul(fromArray(SPECIES, x, i + 3 * lanes));
          sum = s0.add(s2).add(s1.add(s3));
          if (first) {
            sum.add(0).intoArray(gradient, k);
          } else {
            sum.add(fromArray(SPECIES, gradient, k)).intoArray(gradient, k);
          }
        }
        b += lanes;
        w += lanes;
      }
    }
  }

  /** {@link #outerOfFour} with rows that all lanes share. */
  private static void outerOfFourInputs(
      Weights layer, double[] x, double[] delta, double[] gradient, int lanes, boolean first) {
    int rows = 4 * lanes;
    int in = layer.in() * 4;
    int out = layer.out() * rows;
    for (int l = 0; l < lanes; l += L) {
      int b = layer.biasesAt() * lanes + l;
      int wStep = layer.out() * lanes;
      for (int j = l, w = layer.weightsAt() * lanes + l; j < out; j += rows) {
        DoubleVector d0 = fromArray(SPECIES, delta, j);
        DoubleVector d1 = fromArray(SPECIES, delta, j + lanes);
        DoubleVector d2 = fromArray(SPECIES, delta, j + 2 * lanes);
        DoubleVector d3 = fromArray(SPECIES, delta, j + 3 * lanes);
        DoubleVector sum = d0.add(d2).add(d1.add(d3));
        if (first) {
          sum.add(0).intoArray(gradient, b);
        } else {
          sum.add(fromArray(SPECIES, gradient, b)).intoArray(gradient, b);
        }
        for (int i = 0, k = w; i < in; i += 4, k += wStep) {
          DoubleVector s0 = d0.mul(x[i]);
          DoubleVector s1 = d1.mul(x[i + 1]);
          DoubleVector s2 = d2.mul(x[i + 2]);
          DoubleVector s3 = d3.mul(x[i + 3]);
          sum = s0.add(s2).add(s1.add(s3));
          if (first) {
            sum.add(0).intoArray(gradient, k);
          } else {
            sum.add(fromArray(SPECIES, gradient, k)).intoArray(gradient, k);
          }
        }
        b += lanes;
        w += lanes;
      }
    }
  }

  @Override
  public void sum(double[] a, double[] scratch, int n, int lanes) {
    VectorLaneSums.sums(a, 0, scratch, false, n, lanes);
  }

  @Override
  public void descend(
      double[] theta, double[] g, double[] alphas, double[] flaws, int entries, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector step = fromArray(SPECIES, alphas, l).neg();
      DoubleVector flaw = DoubleVector.zero(SPECIES);
      for (int k = l; k < entries * lanes; k += lanes) {
        DoubleVector moved = fromArray(SPECIES, g, k).fma(step, fromArray(SPECIES, theta, k));
        moved.intoArray(theta, k);
        flaw = moved.fma(DoubleVector.zero(SPECIES), flaw);
      }
      flaw.intoArray(flaws, l);
    }
  }

  @Override
  public boolean flaws(
      double[] state, int from, int to, double[] losses, double[] flaws, int lanes) {
    DoubleVector any = DoubleVector.zero(SPECIES);
    for (int l = 0; l < lanes; l += L) {
      DoubleVector zero = DoubleVector.zero(SPECIES);
      DoubleVector flaw = fromArray(SPECIES, losses, l).fma(zero, fromArray(SPECIES, flaws, l));
      for (int k = from * lanes + l; k < to * lanes; k += lanes) {
        flaw = fromArray(SPECIES, state, k).fma(zero, flaw);
      }
      flaw.intoArray(flaws, l);
      any = any.add(flaw);
    }
    return any.test(IS_NAN).anyTrue();
  }
}
