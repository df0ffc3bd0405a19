package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
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
      boolean ascending,
      int n,
      int lanes,
      boolean first) {
    if (n == 4 && !ascending) {
      ofFour(a, aAt, to, at, lanes, first);
    } else {
      dot(PlainKernels.ONES, 0, 1, a, aAt, to, at, ascending, n, lanes, first);
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
      boolean ascending,
      int n,
      int lanes,
      boolean first) {
    if (ascending) {
      ascending(x, xAt, width, d, dAt, to, at, n, lanes, first);
    } else if (width == 1) {
      stripedOfShared(x, xAt, d, dAt, to, at, n, lanes, first);
    } else {
      striped(x, xAt, d, dAt, to, at, n, lanes, first);
    }
  }

  private static void ascending(
      double[] x,
      int xAt,
      int width,
      double[] d,
      int dAt,
      double[] to,
      int at,
      int n,
      int lanes,
      boolean first) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = 0, i = xAt, k = dAt + l; r < n; r++, i += width, k += lanes) {
        DoubleVector entry = width == 1 ? broadcast(SPECIES, x[i]) : fromArray(SPECIES, x, i + l);
        sum = entry.fma(fromArray(SPECIES, d, k), sum);
      }
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, at + l);
      before.add(sum).intoArray(to, at + l);
    }
  }

  private static void striped(
      double[] x,
      int xAt,
      double[] d,
      int dAt,
      double[] to,
      int at,
      int n,
      int lanes,
      boolean first) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector s0 = DoubleVector.zero(SPECIES), s1 = s0, s2 = s0, s3 = s0;
      DoubleVector s4 = s0, s5 = s0, s6 = s0, s7 = s0;
      int r = 0;
      int i = xAt + l;
      int k = dAt + l;
      for (; r + 7 < n; r += 8, i += 8 * lanes, k += 8 * lanes) {
        s0 = fromArray(SPECIES, x, i).fma(fromArray(SPECIES, d, k), s0);
        s1 = fromArray(SPECIES, x, i + lanes).fma(fromArray(SPECIES, d, k + lanes), s1);
        s2 = fromArray(SPECIES, x, i + 2 * lanes).fma(fromArray(SPECIES, d, k + 2 * lanes), s2);
        s3 = fromArray(SPECIES, x, i + 3 * lanes).fma(fromArray(SPECIES, d, k + 3 * lanes), s3);
        s4 = fromArray(SPECIES, x, i + 4 * lanes).fma(fromArray(SPECIES, d, k + 4 * lanes), s4);
        s5 = fromArray(SPECIES, x, i + 5 * lanes).fma(fromArray(SPECIES, d, k + 5 * lanes), s5);
        s6 = fromArray(SPECIES, x, i + 6 * lanes).fma(fromArray(SPECIES, d, k + 6 * lanes), s6);
        s7 = fromArray(SPECIES, x, i + 7 * lanes).fma(fromArray(SPECIES, d, k + 7 * lanes), s7);
      }
      int left = n - r;
      s0 = left > 0 ? fromArray(SPECIES, x, i).fma(fromArray(SPECIES, d, k), s0) : s0;
      s1 =
          left > 1
              ? fromArray(SPECIES, x, i + lanes).fma(fromArray(SPECIES, d, k + lanes), s1)
              : s1;
      s2 =
          left > 2
              ? fromArray(SPECIES, x, i + 2 * lanes).fma(fromArray(SPECIES, d, k + 2 * lanes), s2)
              : s2;
      s3 =
          left > 3
              ? fromArray(SPECIES, x, i + 3 * lanes).fma(fromArray(SPECIES, d, k + 3 * lanes), s3)
              : s3;
      s4 =
          left > 4
              ? fromArray(SPECIES, x, i + 4 * lanes).fma(fromArray(SPECIES, d, k + 4 * lanes), s4)
              : s4;
      s5 =
          left > 5
              ? fromArray(SPECIES, x, i + 5 * lanes).fma(fromArray(SPECIES, d, k + 5 * lanes), s5)
              : s5;
      s6 =
          left > 6
              ? fromArray(SPECIES, x, i + 6 * lanes).fma(fromArray(SPECIES, d, k + 6 * lanes), s6)
              : s6;
      DoubleVector sum = s0.add(s4).add(s2.add(s6)).add(s1.add(s5).add(s3.add(s7)));
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, at + l);
      before.add(sum).intoArray(to, at + l);
    }
  }

  private static void stripedOfShared(
      double[] x,
      int xAt,
      double[] d,
      int dAt,
      double[] to,
      int at,
      int n,
      int lanes,
      boolean first) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector s0 = DoubleVector.zero(SPECIES), s1 = s0, s2 = s0, s3 = s0;
      DoubleVector s4 = s0, s5 = s0, s6 = s0, s7 = s0;
      int r = 0;
      int i = xAt;
      int k = dAt + l;
      for (; r + 7 < n; r += 8, i += 8, k += 8 * lanes) {
        s0 = broadcast(SPECIES, x[i]).fma(fromArray(SPECIES, d, k), s0);
        s1 = broadcast(SPECIES, x[i + 1]).fma(fromArray(SPECIES, d, k + lanes), s1);
        s2 = broadcast(SPECIES, x[i + 2]).fma(fromArray(SPECIES, d, k + 2 * lanes), s2);
        s3 = broadcast(SPECIES, x[i + 3]).fma(fromArray(SPECIES, d, k + 3 * lanes), s3);
        s4 = broadcast(SPECIES, x[i + 4]).fma(fromArray(SPECIES, d, k + 4 * lanes), s4);
        s5 = broadcast(SPECIES, x[i + 5]).fma(fromArray(SPECIES, d, k + 5 * lanes), s5);
        s6 = broadcast(SPECIES, x[i + 6]).fma(fromArray(SPECIES, d, k + 6 * lanes), s6);
        s7 = broadcast(SPECIES, x[i + 7]).fma(fromArray(SPECIES, d, k + 7 * lanes), s7);
      }
      int left = n - r;
      s0 = left > 0 ? broadcast(SPECIES, x[i]).fma(fromArray(SPECIES, d, k), s0) : s0;
      s1 = left > 1 ? broadcast(SPECIES, x[i + 1]).fma(fromArray(SPECIES, d, k + lanes), s1) : s1;
      s2 =
          left > 2
              ? broadcast(SPECIES, x[i + 2]).fma(fromArray(SPECIES, d, k + 2 * lanes), s2)
              : s2;
      s3 =
          left > 3
              ? broadcast(SPECIES, x[i + 3]).fma(fromArray(SPECIES, d, k + 3 * lanes), s3)
              : s3;
      s4 =
          left > 4
              ? broadcast(SPECIES, x[i + 4]).fma(fromArray(SPECIES, d, k + 4 * lanes), s4)
              : s4;
      s5 =
          left > 5
              ? broadcast(SPECIES, x[i + 5]).fma(fromArray(SPECIES, d, k + 5 * lanes), s5)
              : s5;
      s6 =
          left > 6
              ? broadcast(SPECIES, x[i + 6]).fma(fromArray(SPECIES, d, k + 6 * lanes), s6)
              : s6;
      DoubleVector sum = s0.add(s4).add(s2.add(s6)).add(s1.add(s5).add(s3.add(s7)));
      DoubleVector before = first ? DoubleVector.zero(SPECIES) : fromArray(SPECIES, to, at + l);
      before.add(sum).intoArray(to, at + l);
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
}
