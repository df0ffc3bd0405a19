package dev.plateau.math;

import dev.plateau.kernel.Elementary;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A reproducible stream of random numbers: the JDK's {@code L64X128MixRandom}, seeded from a job's
 * seed, the purpose of the stream and an index.
 *
 * <p>The generator's seed is {@code mix(mix(seed + purpose * G) + index * G)} with G =
 * 0x9e3779b97f4a7c15 and mix the finalizer of SplitMix64 (Steele, Lea, Flood 2014). Uniform and
 * normal numbers are derived from its bits here, with functions of our own, because the JDK
 * promises its algorithms by name only for the bits.
 */
public final class RandomStream {
  /** What a stream is used for; streams of different purposes are independent. */
  public enum Purpose {
    /** The start of training. */
    INIT(0),
    /** The order of rows in an epoch; the index is the epoch. */
    SHUFFLE(1),
    /** Built-in data sets. */
    DATA(2),
    /** The first vector of Lanczos' method. */
    LANCZOS(3),
    /** Where a gradient is checked; the index is the number of the point. */
    CHECK(4),
    /** The rows that are held out; the index is the class. */
    HOLDOUT(5),
    /** Units that are dropped; the index is the number of the step. */
    DROPOUT(6),
    /** Which of the other rows are trained on, where not all are; the index is the class. */
    SUBSET(7);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private static final RandomGeneratorFactory<RandomGenerator> ALGORITHM =
      RandomGeneratorFactory.of("L64X128MixRandom");
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final RandomGenerator bits;
  private double spare;
  private boolean hasSpare;

  public RandomStream(long seed, Purpose purpose, long index) {
    bits = ALGORITHM.create(mix(mix(seed + purpose.number * GOLDEN) + index * GOLDEN));
  }

  /** Uniform on [0, 1), a multiple of 2^-53. */
  public double uniform() {
    return (bits.nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform on [low, high). */
  public double uniform(double low, double high) {
    double u = uniform();
    return low * (1 - u) + high * u;
  }

  /** Standard normal, by Marsaglia's polar method. */
  public double normal() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u, v, s;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * Elementary.log(s) / s);
    spare = v * scale;
    hasSpare = true;
    return u * scale;
  }

  /** Puts a uniformly random permutation of 0..n-1 into order (Fisher and Yates). */
  public void permute(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** Uniform on 0..bound-1 without bias (Lemire 2019, with 32 bits). */
  private int below(int bound) {
    long product = (bits.nextLong() >>> 32) * bound;
    int threshold = Integer.remainderUnsigned(-bound, bound);
    while (Integer.compareUnsigned((int) product, threshold) < 0) {
      product = (bits.nextLong() >>> 32) * bound;
    }
    return (int) (product >>> 32);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
