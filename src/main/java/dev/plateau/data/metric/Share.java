package dev.plateau.data.metric;

import dev.plateau.math.Student;

/**
 * A share of rows and the interval that covers the true one in 95 of 100 samples (Wilson 1927).
 *
 * @param low95 its lower end
 * @param high95 its upper end
 */
public record Share(double value, double low95, double high95) {
  /** The normal distribution's 97.5 % quantile. */
  static final double Z = Student.NORMAL;

  /**
   * The share of {@code some} in {@code all}.
   *
   * @param all at least 1
   */
  public static Share of(int some, int all) {
    if (some < 0 || all < 1 || some > all) {
      throw new IllegalArgumentException("%d of %d".formatted(some, all));
    }
    double value = some / (double) all;
    double width = 1 + Z * Z / all;
    double centre = (value + Z * Z / (2.0 * all)) / width;
    double reach = Z * Math.sqrt(value * (1 - value) / all + Z * Z / (4.0 * all * all)) / width;
    return new Share(value, Math.max(0, centre - reach), Math.min(1, centre + reach));
  }
}
