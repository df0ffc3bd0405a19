package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums over units for {@link VectorLaneKernels}: for every row of one unit a bias, or 0, and
 * products of a weight and an entry of x.
 *
 * <p>Loops run over lanes, with four rows and two terms in their body: there the compiler needs no
 * check of an index, which loops over a few terms would repeat in every turn. Flags that stay the
 * same throughout a loop say what it can leave out.
 */
final class VectorLaneProducts {
  static final int NO_BIAS = -1;
  private static final int L = SPECIES.length();

  private VectorLaneProducts() {}

  /**
   * The sums of one unit.
   *
   * @param bias where theta holds the biases, or {@link #NO_BIAS}
   * @param w where theta holds the weights of the first term; those of the next are wStep on
   * @param x [terms][n][width]: width is lanes, or 1 where all lanes share it
   * @param to written to from at on, [n][lanes]
   */
  static void of(
      double[] theta,
      int bias,
      int w,
      int wStep,
      int terms,
      double[] x,
      int width,
      double[] to,
      int at,
      int n,
      int lanes) {
    int r = 0;
    for (; r + 3 < n; r += 4) {
      for (int k = 0; k < terms; k += 2) {
        int u = w + k * wStep;
        boolean two = k + 1 < terms;
        int x0 = (k * n + r) * width;
        int x1 = two ? x0 + n * width : x0;
        int sums = at + r * lanes;
        if (width == 1) {
          addOfShared(theta, bias, u, u + wStep, x, x0, x1, to, sums, lanes, k == 0, two);
        } else {
          add(theta, bias, u, u + wStep, x, x0, x1, to, sums, lanes, k == 0, two);
        }
      }
    }
    for (; r < n; r++) {
      row(theta, bias, w, wStep, terms, x, r * width, n * width, to, at + r * lanes, lanes, width);
    }
  }

  /** Up to two terms of four rows: to what stands there, or to the bias if they are the first. */
  private static void add(
      double[] theta,
      int bias,
      int u,
      int v,
      double[] x,
      int x0,
      int x1,
      double[] to,
      int at,
      int lanes,
      boolean first,
      boolean two) {
    boolean biased = first && bias != NO_BIAS;
    int r1 = at + lanes, r2 = r1 + lanes, r3 = r2 + lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector b = biased ? fromArray(SPECIES, theta, bias + l) : DoubleVector.zero(SPECIES);
      DoubleVector s0 = first ? b : fromArray(SPECIES, to, at + l);
      DoubleVector s1 = first ? b : fromArray(SPECIES, to, r1 + l);
      DoubleVector s2 = first ? b : fromArray(SPECIES, to, r2 + l);
      DoubleVector s3 = first ? b : fromArray(SPECIES, to, r3 + l);
      DoubleVector weight = fromArray(SPECIES, theta, u + l);
      s0 = weight.fma(fromArray(SPECIES, x, x0 + l), s0);
      s1 = weight.fma(fromArray(SPECIES, x, x0 + lanes + l), s1);
      s2 = weight.fma(fromArray(SPECIES, x, x0 + 2 * lanes + l), s2);
      s3 = weight.fma(fromArray(SPECIES, x, x0 + 3 * lanes + l), s3);
      if (two) {
        weight = fromArray(SPECIES, theta, v + l);
        s0 = weight.fma(fromArray(SPECIES, x, x1 + l), s0);
        s1 = weight.fma(fromArray(SPECIES, x, x1 + lanes + l), s1);
        s2 = weight.fma(fromArray(SPECIES, x, x1 + 2 * lanes + l), s2);
        s3 = weight.fma(fromArray(SPECIES, x, x1 + 3 * lanes + l), s3);
      }
      s0.intoArray(to, at + l);
      s1.intoArray(to, r1 + l);
      s2.intoArray(to, r2 + l);
      s3.intoArray(to, r3 + l);
    }
  }

  /** {@link #add} with entries of x that all lanes share. */
  private static void addOfShared(
      double[] theta,
      int bias,
      int u,
      int v,
      double[] x,
      int x0,
      int x1,
      double[] to,
      int at,
      int lanes,
      boolean first,
      boolean two) {
    double u0 = x[x0], u1 = x[x0 + 1], u2 = x[x0 + 2], u3 = x[x0 + 3];
    double v0 = x[x1], v1 = x[x1 + 1], v2 = x[x1 + 2], v3 = x[x1 + 3];
    boolean biased = first && bias != NO_BIAS;
    int r1 = at + lanes, r2 = r1 + lanes, r3 = r2 + lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector b = biased ? fromArray(SPECIES, theta, bias + l) : DoubleVector.zero(SPECIES);
      DoubleVector s0 = first ? b : fromArray(SPECIES, to, at + l);
      DoubleVector s1 = first ? b : fromArray(SPECIES, to, r1 + l);
      DoubleVector s2 = first ? b : fromArray(SPECIES, to, r2 + l);
      DoubleVector s3 = first ? b : fromArray(SPECIES, to, r3 + l);
      DoubleVector weight = fromArray(SPECIES, theta, u + l);
      s0 = weight.fma(broadcast(SPECIES, u0), s0);
      s1 = weight.fma(broadcast(SPECIES, u1), s1);
      s2 = weight.fma(broadcast(SPECIES, u2), s2);
      s3 = weight.fma(broadcast(SPECIES, u3), s3);
      if (two) {
        weight = fromArray(SPECIES, theta, v + l);
        s0 = weight.fma(broadcast(SPECIES, v0), s0);
        s1 = weight.fma(broadcast(SPECIES, v1), s1);
        s2 = weight.fma(broadcast(SPECIES, v2), s2);
        s3 = weight.fma(broadcast(SPECIES, v3), s3);
      }
      s0.intoArray(to, at + l);
      s1.intoArray(to, r1 + l);
      s2.intoArray(to, r2 + l);
      s3.intoArray(to, r3 + l);
    }
  }

  /** All terms of a row. */
  private static void row(
      double[] theta,
      int bias,
      int w,
      int wStep,
      int terms,
      double[] x,
      int xAt,
      int xStep,
      double[] to,
      int at,
      int lanes,
      int width) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum =
          bias == NO_BIAS ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, theta, bias + l);
      for (int k = 0; k < terms; k++) {
        int xk = xAt + k * xStep;
        DoubleVector entry = width == 1 ? broadcast(SPECIES, x[xk]) : fromArray(SPECIES, x, xk + l);
        sum = fromArray(SPECIES, theta, w + k * wStep + l).fma(entry, sum);
      }
      sum.intoArray(to, at + l);
    }
  }
}
