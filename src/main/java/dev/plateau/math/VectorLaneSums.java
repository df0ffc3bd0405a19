package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums over rows for {@link VectorLaneKernels}, added to what stands in to, or put there if they
 * are the first.
 *
 * <p>Adding to 0 makes 0 of -0, as adding to a gradient of 0 would.
 */
final class VectorLaneSums {
  private static final int L = SPECIES.length();

  private VectorLaneSums() {}

  /** Of a. */
  static void sum(
      double[] a,
      int aAt,
      double[] to,
      int at,
      double[] scratch,
      boolean ascending,
      int n,
      int lanes,
      boolean first) {
    if (ascending) {
      stripe(a, aAt, scratch, 0, 1, n, lanes);
      put(scratch, to, at, lanes, first);
    } else if (n == 4) {
      ofFour(a, aAt, to, at, lanes, first);
    } else {
      for (int stripe = 0; stripe < Kernels.STRIPES; stripe++) {
        stripe(a, aAt, scratch, stripe, Kernels.STRIPES, n, lanes);
      }
      combine(scratch, lanes);
      put(scratch, to, at, lanes, first);
    }
  }

  private static void stripe(
      double[] a, int at, double[] scratch, int stripe, int stripes, int n, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = stripe; r < n; r += stripes) {
        sum = sum.add(fromArray(SPECIES, a, at + r * lanes + l));
      }
      sum.intoArray(scratch, stripe * lanes + l);
    }
  }

  private static void put(double[] sums, double[] to, int at, int lanes, boolean first) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, at + l);
      before.add(fromArray(SPECIES, sums, l)).intoArray(to, at + l);
    }
  }

  /** The striped sum of four rows, the founding shape: each stripe is one of them. */
  private static void ofFour(double[] a, int aAt, double[] to, int at, int lanes, boolean first) {
    int a1 = aAt + lanes, a2 = a1 + lanes, a3 = a2 + lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector even = fromArray(SPECIES, a, aAt + l).add(fromArray(SPECIES, a, a2 + l));
      DoubleVector odd = fromArray(SPECIES, a, a1 + l).add(fromArray(SPECIES, a, a3 + l));
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, at + l);
      before.add(even.add(odd)).intoArray(to, at + l);
    }
  }

  /**
   * Of products of x and d, where x is [n][width]: width is lanes, or 1 where all lanes share it.
   */
  static void dot(
      double[] x,
      int xAt,
      int width,
      double[] d,
      int dAt,
      double[] to,
      int at,
      double[] scratch,
      boolean ascending,
      int n,
      int lanes,
      boolean first) {
    int stripes = ascending ? 1 : Kernels.STRIPES;
    for (int stripe = 0; stripe < stripes; stripe++) {
      if (width == 1) {
        stripeOfShared(x, xAt, d, dAt, scratch, stripe, stripes, n, lanes);
      } else {
        stripe(x, xAt, d, dAt, scratch, stripe, stripes, n, lanes);
      }
    }
    if (!ascending) {
      combine(scratch, lanes);
    }
    put(scratch, to, at, lanes, first);
  }

  private static void stripe(
      double[] x,
      int xAt,
      double[] d,
      int dAt,
      double[] scratch,
      int stripe,
      int stripes,
      int n,
      int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = stripe; r < n; r += stripes) {
        sum =
            fromArray(SPECIES, x, xAt + r * lanes + l)
                .fma(fromArray(SPECIES, d, dAt + r * lanes + l), sum);
      }
      sum.intoArray(scratch, stripe * lanes + l);
    }
  }

  private static void stripeOfShared(
      double[] x,
      int xAt,
      double[] d,
      int dAt,
      double[] scratch,
      int stripe,
      int stripes,
      int n,
      int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = stripe; r < n; r += stripes) {
        sum = broadcast(SPECIES, x[xAt + r]).fma(fromArray(SPECIES, d, dAt + r * lanes + l), sum);
      }
      sum.intoArray(scratch, stripe * lanes + l);
    }
  }

  /** {@link #dot} of four rows with up to two x: the first to u in to, the second to v. */
  static void dotsOfFour(
      double[] x,
      int x0,
      int x1,
      double[] d,
      int dAt,
      double[] to,
      int u,
      int v,
      int lanes,
      boolean first,
      boolean two) {
    int d1 = dAt + lanes, d2 = d1 + lanes, d3 = d2 + lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector a = fromArray(SPECIES, d, dAt + l), b = fromArray(SPECIES, d, d1 + l);
      DoubleVector c = fromArray(SPECIES, d, d2 + l), e = fromArray(SPECIES, d, d3 + l);
      DoubleVector even =
          a.mul(fromArray(SPECIES, x, x0 + l))
              .add(c.mul(fromArray(SPECIES, x, x0 + 2 * lanes + l)));
      DoubleVector odd =
          b.mul(fromArray(SPECIES, x, x0 + lanes + l))
              .add(e.mul(fromArray(SPECIES, x, x0 + 3 * lanes + l)));
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, u + l);
      before.add(even.add(odd)).intoArray(to, u + l);
      if (two) {
        even =
            a.mul(fromArray(SPECIES, x, x1 + l))
                .add(c.mul(fromArray(SPECIES, x, x1 + 2 * lanes + l)));
        odd =
            b.mul(fromArray(SPECIES, x, x1 + lanes + l))
                .add(e.mul(fromArray(SPECIES, x, x1 + 3 * lanes + l)));
        before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, v + l);
        before.add(even.add(odd)).intoArray(to, v + l);
      }
    }
  }

  /** {@link #dotsOfFour} with x that all lanes share. */
  static void dotsOfFourShared(
      double[] x,
      int x0,
      int x1,
      double[] d,
      int dAt,
      double[] to,
      int u,
      int v,
      int lanes,
      boolean first,
      boolean two) {
    double u0 = x[x0], u1 = x[x0 + 1], u2 = x[x0 + 2], u3 = x[x0 + 3];
    double v0 = x[x1], v1 = x[x1 + 1], v2 = x[x1 + 2], v3 = x[x1 + 3];
    int d1 = dAt + lanes, d2 = d1 + lanes, d3 = d2 + lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector a = fromArray(SPECIES, d, dAt + l), b = fromArray(SPECIES, d, d1 + l);
      DoubleVector c = fromArray(SPECIES, d, d2 + l), e = fromArray(SPECIES, d, d3 + l);
      DoubleVector sum = a.mul(u0).add(c.mul(u2)).add(b.mul(u1).add(e.mul(u3)));
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, u + l);
      before.add(sum).intoArray(to, u + l);
      if (two) {
        sum = a.mul(v0).add(c.mul(v2)).add(b.mul(v1).add(e.mul(v3)));
        before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, v + l);
        before.add(sum).intoArray(to, v + l);
      }
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
}
