package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static dev.plateau.kernel.VectorElementary.load;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;

/** The striped sums of {@link Kernels}, with the 8 stripes in one to four vectors. */
final class VectorSums {
  private static final int L = SPECIES.length();

  private static final VectorShuffle<Double> BY_4 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 4) % L);
  private static final VectorShuffle<Double> BY_2 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 2) % L);
  private static final VectorShuffle<Double> BY_1 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 1) % L);

  private VectorSums() {}

  static double sum(double[] a, int at, int n) {
    DoubleVector s0 = load(a, at), s1 = s0, s2 = s0, s3 = s0;
    if (L <= 4) {
      s1 = load(a, at + L);
    }
    if (L <= 2) {
      s2 = load(a, at + 2 * L);
      s3 = load(a, at + 3 * L);
    }
    for (int r = at + 8; r < at + n; r += 8) {
      s0 = load(a, r).add(s0);
      if (L <= 4) {
        s1 = load(a, r + L).add(s1);
      }
      if (L <= 2) {
        s2 = load(a, r + 2 * L).add(s2);
        s3 = load(a, r + 3 * L).add(s3);
      }
    }
    return combined(s0, s1, s2, s3);
  }

  static double dot(double[] a, int aAt, double[] b, int bAt, int n) {
    DoubleVector s0 = load(a, aAt).mul(load(b, bAt)), s1 = s0, s2 = s0, s3 = s0;
    if (L <= 4) {
      s1 = load(a, aAt + L).mul(load(b, bAt + L));
    }
    if (L <= 2) {
      s2 = load(a, aAt + 2 * L).mul(load(b, bAt + 2 * L));
      s3 = load(a, aAt + 3 * L).mul(load(b, bAt + 3 * L));
    }
    for (int r = 8; r < n; r += 8) {
      s0 = load(a, aAt + r).fma(load(b, bAt + r), s0);
      if (L <= 4) {
        s1 = load(a, aAt + r + L).fma(load(b, bAt + r + L), s1);
      }
      if (L <= 2) {
        s2 = load(a, aAt + r + 2 * L).fma(load(b, bAt + r + 2 * L), s2);
        s3 = load(a, aAt + r + 3 * L).fma(load(b, bAt + r + 3 * L), s3);
      }
    }
    return combined(s0, s1, s2, s3);
  }

  /** ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)), whatever number of vectors the 8 stripes fill. */
  private static double combined(
      DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
    DoubleVector sum = s0;
    if (L == 8) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (L == 4) {
      sum = sum.add(s1);
    }
    if (L == 2) {
      sum = sum.add(s2).add(s1.add(s3));
    } else {
      sum = sum.add(sum.rearrange(BY_2));
    }
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }
}
