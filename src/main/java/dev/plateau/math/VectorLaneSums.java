package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;

import jdk.incubator.vector.DoubleVector;

/** Sums over rows for {@link VectorLaneKernels}, left in the first lanes of scratch. */
final class VectorLaneSums {
  private static final int L = SPECIES.length();

  private VectorLaneSums() {}

  /** Of a. */
  static void sums(double[] a, int at, double[] scratch, boolean ascending, int n, int lanes) {
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

  /** Of products of a and b. Entries of a stand width apart: lanes, or 1 where lanes share them. */
  static void dots(
      double[] a,
      int aAt,
      int width,
      double[] b,
      int bAt,
      double[] scratch,
      boolean ascending,
      int n,
      int lanes) {
    int stripes = ascending ? 1 : Kernels.STRIPES;
    for (int stripe = 0; stripe < stripes; stripe++) {
      if (width == 1) {
        dotOfShared(a, aAt, b, bAt, scratch, stripe, stripes, n, lanes);
      } else {
        dot(a, aAt, b, bAt, scratch, stripe, stripes, n, lanes);
      }
    }
    if (!ascending) {
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

  private static void dotOfShared(
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
        sum = broadcast(SPECIES, a[aAt + r]).fma(fromArray(SPECIES, b, bAt + r * lanes + l), sum);
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
}
