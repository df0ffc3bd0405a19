package dev.plateau.math;

import java.util.Arrays;

/** The Euclidean norm. */
public final class Norm {
  private Norm() {}

  /** The root of the sum of squares, added in order; infinite where a square overflows. */
  public static double of(double[] numbers) {
    return of(numbers, 0, numbers.length, 1);
  }

  /** The norm of every stride-th number from one index to another, exclusive. */
  public static double of(double[] numbers, int from, int to, int stride) {
    double sum = 0;
    for (int k = from; k < to; k += stride) {
      sum = Math.fma(numbers[k], numbers[k], sum);
    }
    return Math.sqrt(sum);
  }

  /** The norm to the last bit, without overflow on the way: slower, for numbers that are shown. */
  public static double exact(double[] numbers) {
    double most = Arrays.stream(numbers).map(Math::abs).max().orElse(0);
    if (most == 0 || !Double.isFinite(most)) {
      return most;
    }
    int exponent = Math.getExponent(most);
    double[] scaled = Arrays.stream(numbers).map(x -> Math.scalb(x, -exponent)).toArray();
    return Math.scalb(corrected(scaled), exponent);
  }

  /** The sum keeps what rounding loses (Neumaier 1974), and the root is corrected by it. */
  private static double corrected(double[] numbers) {
    double sum = 0;
    double lost = 0;
    for (double number : numbers) {
      double square = number * number;
      double next = sum + square;
      lost += sum >= square ? sum - next + square : square - next + sum;
      lost += Math.fma(number, number, -square);
      sum = next;
    }
    double root = Math.sqrt(sum);
    return root + (Math.fma(-root, root, sum) + lost) / (2 * root);
  }
}
