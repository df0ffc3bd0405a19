package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums over units for {@link VectorLaneKernels}: a bias and products of a weight and an entry of x,
 * for every row of one unit.
 *
 * <p>Weights start at wAt and stand wStep apart, x ends before xEnd and its units stand xStep
 * apart.
 */
final class VectorLaneProducts {
  static final int NO_BIAS = -1;
  private static final int L = SPECIES.length();

  private VectorLaneProducts() {}

  /** With an x for every lane. */
  static void of(
      double[] w,
      int bias,
      int wAt,
      int wStep,
      double[] x,
      int xStep,
      int xEnd,
      double[] to,
      int at,
      int lanes) {
    for (int l = 0; l < lanes; l += L) {
      int b = bias == NO_BIAS ? NO_BIAS : bias + l;
      int r = l;
      for (; r + 3 * lanes < xStep; r += 4 * lanes) {
        four(b, w, wAt + l, wStep, x, r, lanes, xStep, xEnd, to, at + r);
      }
      for (; r < xStep; r += lanes) {
        one(b, w, wAt + l, wStep, x, r, xStep, xEnd, to, at + r);
      }
    }
  }

  /** With an x that all lanes share. */
  static void ofInputs(
      double[] w,
      int bias,
      int wAt,
      int wStep,
      double[] x,
      int xStep,
      int xEnd,
      double[] to,
      int at,
      int lanes) {
    for (int l = 0; l < lanes; l += L) {
      int r = 0;
      for (; r + 3 < xStep; r += 4) {
        fourOfInputs(bias + l, w, wAt + l, wStep, x, r, xStep, xEnd, to, at + r * lanes + l, lanes);
      }
      for (; r < xStep; r++) {
        oneOfInputs(bias + l, w, wAt + l, wStep, x, r, xStep, xEnd, to, at + r * lanes + l);
      }
    }
  }

  /**
   * The sums of four rows. No vector is handed over, as a call that is not inlined would have to
   * put it on the heap.
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

  private static void fourOfInputs(
      int bias,
      double[] w,
      int wAt,
      int wStep,
      double[] x,
      int xAt,
      int xStep,
      int xEnd,
      double[] to,
      int at,
      int lanes) {
    DoubleVector s0 = fromArray(SPECIES, w, bias), s1 = s0, s2 = s0, s3 = s0;
    for (int xk = xAt, wk = wAt; xk < xEnd; xk += xStep, wk += wStep) {
      DoubleVector v = fromArray(SPECIES, w, wk);
      s0 = v.fma(broadcast(SPECIES, x[xk]), s0);
      s1 = v.fma(broadcast(SPECIES, x[xk + 1]), s1);
      s2 = v.fma(broadcast(SPECIES, x[xk + 2]), s2);
      s3 = v.fma(broadcast(SPECIES, x[xk + 3]), s3);
    }
    s0.intoArray(to, at);
    s1.intoArray(to, at + lanes);
    s2.intoArray(to, at + 2 * lanes);
    s3.intoArray(to, at + 3 * lanes);
  }

  private static void oneOfInputs(
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
    DoubleVector sum = fromArray(SPECIES, w, bias);
    for (int xk = xAt, wk = wAt; xk < xEnd; xk += xStep, wk += wStep) {
      sum = fromArray(SPECIES, w, wk).fma(broadcast(SPECIES, x[xk]), sum);
    }
    sum.intoArray(to, at);
  }
}
