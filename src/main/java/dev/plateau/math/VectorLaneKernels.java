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
  private static final int NO_BIAS = -1;

  @Override
  public void affine(Weights layer, double[] theta, double[] x, double[] z, int n, int lanes) {
    int out = layer.out();
    int rows = n * lanes;
    int in = layer.in() * rows;
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      int w = (layer.weightsAt() + j) * lanes;
      for (int l = 0; l < lanes; l += L) {
        int r = l;
        for (; r + 3 * lanes < rows; r += 4 * lanes) {
          four(b + l, theta, w + l, out * lanes, x, r, lanes, rows, in, z, j * rows + r);
        }
        for (; r < rows; r += lanes) {
          one(b + l, theta, w + l, out * lanes, x, r, rows, in, z, j * rows + r);
        }
      }
    }
  }

  @Override
  public void transposed(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
    int out = layer.out();
    int rows = n * lanes;
    for (int i = 0; i < layer.in(); i++) {
      int w = (layer.weightsAt() + i * out) * lanes;
      for (int l = 0; l < lanes; l += L) {
        int r = l;
        for (; r + 3 * lanes < rows; r += 4 * lanes) {
          four(NO_BIAS, theta, w + l, lanes, delta, r, lanes, rows, out * rows, dx, i * rows + r);
        }
        for (; r < rows; r += lanes) {
          one(NO_BIAS, theta, w + l, lanes, delta, r, rows, out * rows, dx, i * rows + r);
        }
      }
    }
  }

  /**
   * A bias plus the sum of count products, for four rows. No vector is handed over, as a call that
   * is not inlined would have to put it on the heap.
   */
  private static void four(
      int bias,
      double[] w,
      int wAt,
      int wStep,
      double[] x,
      int xAt,
      int lanes,
      int xStep,
      int xEnd,
      double[] to,
      int at) {
    DoubleVector start = bias == NO_BIAS ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, w, bias);
    DoubleVector s0 = start, s1 = start, s2 = start, s3 = start;
    for (int xk = xAt, wk = wAt; xk < xEnd; xk += xStep, wk += wStep) {
      DoubleVector v = fromArray(SPECIES, w, wk);
      s0 = v.fma(fromArray(SPECIES, x, xk), s0);
      s1 = v.fma(fromArray(SPECIES, x, xk + lanes), s1);
      s2 = v.fma(fromArray(SPECIES, x, xk + 2 * lanes), s2);
      s3 = v.fma(fromArray(SPECIES, x, xk + 3 * lanes), s3);
    }
    s0.intoArray(to, at);
    s1.intoArray(to, at + lanes);
    s2.intoArray(to, at + 2 * lanes);
    s3.intoArray(to, at + 3 * lanes);
  }

  private static void one(
      int bias,
      double[] w,
      int wAt,
      int wStep,
      double[] x,
      int xAt,
      int xStep,
      int xEnd,
      double[] to,
      int at) {
    DoubleVector sum = bias == NO_BIAS ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, w, bias);
    for (int xk = xAt, wk = wAt; xk < xEnd; xk += xStep, wk += wStep) {
      sum = fromArray(SPECIES, w, wk).fma(fromArray(SPECIES, x, xk), sum);
    }
    sum.intoArray(to, at);
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
    int out = layer.out();
    int rows = n * lanes;
    if (n == 4 && out < Kernels.WIDE) {
      outerOfFour(layer, x, delta, gradient, lanes);
      return;
    }
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      sums(delta, j * rows, scratch, out >= Kernels.WIDE, n, lanes);
      add(scratch, gradient, b, lanes);
      for (int i = 0; i < layer.in(); i++) {
        int w = (layer.weightsAt() + i * out + j) * lanes;
        dots(x, i * rows, delta, j * rows, scratch, out >= Kernels.WIDE, n, lanes);
        add(scratch, gradient, w, lanes);
      }
    }
  }

  /** The striped sums over four rows, the founding shape: each stripe is one of them. */
  private static void outerOfFour(
      Weights layer, double[] x, double[] delta, double[] gradient, int lanes) {
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
        fromArray(SPECIES, gradient, b).add(sum).intoArray(gradient, b);
        for (int i = l, k = w; i < in; i += rows, k += wStep) {
          DoubleVector s0 = d0.mul(fromArray(SPECIES, x, i));
          DoubleVector s1 = d1.mul(fromArray(SPECIES, x, i + lanes));
          DoubleVector s2 = d2.mul(fromArray(SPECIES, x, i + 2 * lanes));
          DoubleVector s3 = d3.mul(fromArray(SPECIES, x, i + 3 * lanes));
          sum = s0.add(s2).add(s1.add(s3));
          fromArray(SPECIES, gradient, k).add(sum).intoArray(gradient, k);
        }
        b += lanes;
        w += lanes;
      }
    }
  }

  private static void add(double[] sums, double[] gradient, int at, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      fromArray(SPECIES, gradient, at + l)
          .add(fromArray(SPECIES, sums, l))
          .intoArray(gradient, at + l);
    }
  }

  /** Sums over rows, left in the first lanes of scratch. */
  private static void sums(
      double[] a, int at, double[] scratch, boolean ascending, int n, int lanes) {
    if (ascending) {
      sum(a, at, scratch, 0, 1, n, lanes);
    } else if (n == 4) {
      sumOfFour(a, at, scratch, lanes);
    } else {
      for (int stripe = 0; stripe < Kernels.STRIPES; stripe++) {
        sum(a, at, scratch, stripe, Kernels.STRIPES, n, lanes);
      }
      combine(scratch, lanes);
    }
  }

  private static void sum(
      double[] a, int at, double[] scratch, int stripe, int stripes, int n, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = stripe; r < n; r += stripes) {
        sum = sum.add(fromArray(SPECIES, a, at + r * lanes + l));
      }
      sum.intoArray(scratch, stripe * lanes + l);
    }
  }

  /** The striped sum of four rows, the founding shape: each stripe is one of them. */
  private static void sumOfFour(double[] a, int at, double[] scratch, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector even =
          fromArray(SPECIES, a, at + l).add(fromArray(SPECIES, a, at + 2 * lanes + l));
      DoubleVector odd =
          fromArray(SPECIES, a, at + lanes + l).add(fromArray(SPECIES, a, at + 3 * lanes + l));
      even.add(odd).intoArray(scratch, l);
    }
  }

  /** Dot products over rows, left in the first lanes of scratch. */
  private static void dots(
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] scratch,
      boolean ascending,
      int n,
      int lanes) {
    if (ascending) {
      dot(a, aAt, b, bAt, scratch, 0, 1, n, lanes);
    } else {
      for (int stripe = 0; stripe < Kernels.STRIPES; stripe++) {
        dot(a, aAt, b, bAt, scratch, stripe, Kernels.STRIPES, n, lanes);
      }
      combine(scratch, lanes);
    }
  }

  private static void dot(
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      double[] scratch,
      int stripe,
      int stripes,
      int n,
      int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = stripe; r < n; r += stripes) {
        sum =
            fromArray(SPECIES, a, aAt + r * lanes + l)
                .fma(fromArray(SPECIES, b, bAt + r * lanes + l), sum);
      }
      sum.intoArray(scratch, stripe * lanes + l);
    }
  }

  private static void combine(double[] stripes, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector s0 =
          fromArray(SPECIES, stripes, l).add(fromArray(SPECIES, stripes, 4 * lanes + l));
      DoubleVector s1 =
          fromArray(SPECIES, stripes, lanes + l).add(fromArray(SPECIES, stripes, 5 * lanes + l));
      DoubleVector s2 =
          fromArray(SPECIES, stripes, 2 * lanes + l)
              .add(fromArray(SPECIES, stripes, 6 * lanes + l));
      DoubleVector s3 =
          fromArray(SPECIES, stripes, 3 * lanes + l)
              .add(fromArray(SPECIES, stripes, 7 * lanes + l));
      s0.add(s2).add(s1.add(s3)).intoArray(stripes, l);
    }
  }

  @Override
  public void sum(double[] a, double[] scratch, int n, int lanes) {
    sums(a, 0, scratch, false, n, lanes);
  }

  @Override
  public void descend(double[] theta, double[] g, double[] alphas, int entries, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector step = fromArray(SPECIES, alphas, l).neg();
      for (int k = l; k < entries * lanes; k += lanes) {
        fromArray(SPECIES, g, k).fma(step, fromArray(SPECIES, theta, k)).intoArray(theta, k);
      }
    }
  }

  @Override
  public boolean flaws(double[] state, double[] losses, double[] flaws, int entries, int lanes) {
    DoubleVector any = DoubleVector.zero(SPECIES);
    for (int l = 0; l < lanes; l += L) {
      DoubleVector flaw = fromArray(SPECIES, losses, l).mul(0);
      for (int k = l; k < entries * lanes; k += lanes) {
        flaw = fromArray(SPECIES, state, k).fma(DoubleVector.zero(SPECIES), flaw);
      }
      flaw.intoArray(flaws, l);
      any = any.add(flaw);
    }
    return any.test(IS_NAN).anyTrue();
  }
}
