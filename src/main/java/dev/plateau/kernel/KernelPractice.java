package dev.plateau.kernel;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** Calls of vector kernels, with numbers that mean nothing, until HotSpot has compiled them. */
final class KernelPractice {
  private static final int ROUNDS = 200;

  /**
   * How often in a row the vector kernels have to be about as fast as the plain ones, or faster.
   */
  private static final int TIMES = 10;

  /** What counts as that: kernels that are not compiled take ten times as long and more. */
  private static final double AS_FAST = 1.5;

  private static final long MOST_NANOS = 3_000_000_000L;
  private static final int LANES = 16;

  /** Units and rows that a round may take: all tiles, and more than one block of them. */
  private static final int MOST_UNITS = 40;

  private static final int[] FEW_ROWS = {8, 16, 56};
  private static final int MANY_ROWS = 136;
  private static final int MANY_EVERY = 16;

  private final double[] z = numbers();
  private final double[] a = numbers();
  private final double[] y = numbers();
  private final double[] delta = new double[z.length];
  private final double[] mask = new double[z.length];
  private final double[] to = new double[z.length];
  private final double[] scratch = new double[z.length];
  private final double[] theta = numbers();
  private final double[] gradient = new double[z.length];

  private KernelPractice() {
    Arrays.fill(mask, 1);
  }

  private static double[] numbers() {
    double[] numbers = new double[2 * MOST_UNITS * MANY_ROWS];
    Arrays.setAll(numbers, k -> 0.1 + 0.8 * (k % 7) / 7);
    return numbers;
  }

  /**
   * Returns when the vector kernels of a use are compiled, or will not be; at once where the plain
   * ones are to be used anyway.
   *
   * @param clock in nanoseconds
   */
  static void of(KernelUse use, LongSupplier clock) {
    if (KernelChoice.CHOSEN == PlainKernels.INSTANCE) {
      return;
    }
    KernelPractice practice = new KernelPractice();
    long end = clock.getAsLong() + MOST_NANOS;
    int times = 0;
    while (times < TIMES && clock.getAsLong() < end) {
      long plain;
      long vector;
      if (use == KernelUse.LANES) {
        plain = nanos(clock, _ -> practice.lanes(PlainLaneKernels.INSTANCE));
        vector = nanos(clock, _ -> practice.lanes(KernelChoice.LANES));
      } else {
        plain = nanos(clock, round -> practice.round(use, PlainKernels.INSTANCE, round));
        vector = nanos(clock, round -> practice.round(use, KernelChoice.CHOSEN, round));
      }
      times = vector <= AS_FAST * plain ? times + 1 : 0;
    }
  }

  private static long nanos(LongSupplier clock, IntConsumer round) {
    long start = clock.getAsLong();
    for (int k = 0; k < ROUNDS; k++) {
      round.accept(k);
    }
    return clock.getAsLong() - start;
  }

  private void round(KernelUse use, Kernels kernels, int round) {
    for (int n : FEW_ROWS) {
      call(use, kernels, n, 3, 1);
      call(use, kernels, n, 3, 3);
    }
    if (round % MANY_EVERY == 0) {
      call(use, kernels, MANY_ROWS, MOST_UNITS, MOST_UNITS);
    }
  }

  /** Calls the kernels of a use once, for rows of so many numbers from so many. */
  private void call(KernelUse use, Kernels kernels, int n, int in, int units) {
    Arrays.fill(delta, 0, units * n, 0.1);
    switch (use) {
      case NARROW -> {
        int few = Math.min(units, 3);
        products(kernels, layer(few, few), n);
        kernels.sum(z, n);
        kernels.descend(theta, gradient, 0, units * in);
      }
      case TILES -> products(kernels, layer(in + 2, 4 + units % 4), n);
      case WIDE -> products(kernels, layer(in, Math.max(units, Kernels.WIDE + 1)), n);
      case LANES -> throw new IllegalArgumentException("lanes are practised by themselves");
      case SOFTMAX -> {
        kernels.softmax(z, a, to, units, n);
        kernels.softmaxBackward(a, delta, units, n);
      }
      case SQUARED_ERROR -> kernels.squaredError(a, y, mask, 1, to, delta, units, n);
      case BINARY_CROSS_ENTROPY ->
          kernels.binaryCrossEntropy(z, a, y, mask, 1, to, delta, units, n);
      case CROSS_ENTROPY -> kernels.crossEntropy(z, a, scratch, y, mask, 1, to, delta, units, n);
      case ABSOLUTE_ERROR -> kernels.absoluteError(a, y, mask, 1, to, delta, units, n);
      case HUBER -> kernels.huber(1, a, y, mask, 1, to, delta, units, n);
      case POISSON -> {
        kernels.poisson(Elementwise.EXPONENTIAL, z, a, y, mask, 1, to, delta, units, n);
        kernels.poisson(Elementwise.SOFTPLUS, z, a, y, mask, 1, to, delta, units, n);
      }
      default -> { // a function
        Elementwise h = Elementwise.valueOf(use.name());
        kernels.apply(h, z, to, units * n);
        kernels.backward(h, z, to, delta, units * n);
      }
    }
  }

  private static LayerLayout layer(int in, int out) {
    return new LayerLayout(in, out, 0, in * out);
  }

  private void products(Kernels kernels, LayerLayout layer, int n) {
    kernels.affine(layer, theta, z, to, n);
    kernels.transposed(layer, theta, delta, to, n);
    kernels.outer(layer, z, delta, gradient, scratch, n);
  }

  private void lanes(LaneKernels kernels) {
    for (int n : new int[] {4, 10}) {
      for (int out : new int[] {1, 2, Kernels.WIDE + 1}) {
        LayerLayout layer = layer(3, out);
        kernels.affine(layer, theta, z, 1, to, n, LANES);
        kernels.affine(layer, theta, z, LANES, to, n, LANES);
        kernels.transposed(layer, theta, delta, to, n, LANES);
        kernels.outer(layer, z, 1, delta, gradient, n, LANES, true);
        kernels.outer(layer, z, LANES, delta, gradient, n, LANES, false);
        kernels.sum(z, to, n, LANES, out == 1);
        kernels.descend(theta, delta, y, to, out, LANES);
        kernels.nonFinite(theta, 0, out, z, to, LANES);
      }
    }
  }
}
