package dev.plateau.math;

import java.util.List;

/**
 * Sobol's sequence: points that fill the unit cube more evenly than random ones do, with the
 * direction numbers of Joe and Kuo (2008, new-joe-kuo-6.21201). Point 0 is the origin.
 */
public final class Sobol {
  private static final int BITS = 32;

  /** Degree of the polynomial, its inner coefficients, and the first direction numbers. */
  private record Direction(int degree, int inner, List<Integer> first) {}

  private static final List<Direction> DIRECTIONS =
      List.of(
          new Direction(1, 0, List.of(1)),
          new Direction(2, 1, List.of(1, 3)),
          new Direction(3, 1, List.of(1, 3, 1)),
          new Direction(3, 2, List.of(1, 1, 1)),
          new Direction(4, 1, List.of(1, 1, 3, 3)),
          new Direction(4, 4, List.of(1, 3, 5, 13)),
          new Direction(5, 2, List.of(1, 1, 5, 5, 17)),
          new Direction(5, 4, List.of(1, 1, 5, 5, 5)),
          new Direction(5, 7, List.of(1, 1, 7, 11, 19)));

  public static final int MAX_DIMENSIONS = 1 + DIRECTIONS.size();

  private Sobol() {}

  /**
   * One coordinate of one point.
   *
   * @param dimension from 0 to below {@link #MAX_DIMENSIONS}
   * @return from 0 to below 1
   */
  public static double at(int point, int dimension) {
    long[] directions = directions(dimension);
    long gray = point ^ (point >>> 1);
    long bits = 0;
    for (int k = 0; gray != 0; k++, gray >>= 1) {
      bits ^= (gray & 1) * directions[k];
    }
    return bits * 0x1p-32;
  }

  private static long[] directions(int dimension) {
    long[] numbers = new long[BITS];
    if (dimension == 0) {
      for (int k = 0; k < BITS; k++) {
        numbers[k] = 1L << (BITS - 1 - k);
      }
      return numbers;
    }
    Direction of = DIRECTIONS.get(dimension - 1);
    int degree = of.degree();
    for (int k = 0; k < BITS; k++) {
      if (k < degree) {
        numbers[k] = (long) of.first().get(k) << (BITS - 1 - k);
      } else {
        numbers[k] = numbers[k - degree] ^ (numbers[k - degree] >> degree);
        for (int j = 1; j < degree; j++) {
          numbers[k] ^= ((of.inner() >> (degree - 1 - j)) & 1) * numbers[k - j];
        }
      }
    }
    return numbers;
  }
}
