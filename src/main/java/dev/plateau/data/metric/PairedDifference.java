package dev.plateau.data.metric;

import static dev.plateau.data.metric.Share.Z;

import java.util.Arrays;

/**
 * How much more of some quantity one network has than another, row by row on the same rows.
 *
 * @param value the mean difference
 * @param low95 the lower end of its 95 % interval
 * @param high95 the upper end
 */
public record PairedDifference(int rows, double value, double low95, double high95) {
  /**
   * The difference of numbers, with Student's interval of a mean, its quantile by the expansion of
   * Peiser (1943) to second order.
   *
   * @param differences at least two
   */
  public static PairedDifference ofNumbers(double[] differences) {
    int rows = differences.length;
    double mean = Arrays.stream(differences).average().orElse(Double.NaN);
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    double freedom = rows - 1;
    double z3 = Z * Z * Z;
    double quantile =
        Z
            + (z3 + Z) / (4 * freedom)
            + (5 * z3 * Z * Z + 16 * z3 + 3 * Z) / (96 * freedom * freedom);
    double reach = quantile * Math.sqrt(squares / freedom / rows);
    return new PairedDifference(rows, mean, mean - reach, mean + reach);
  }

  /**
   * The difference of two shares of rows: Wald's interval with half a row added to each of the four
   * ways in which a pair can fall (Agresti and Min 2005).
   *
   * @param onlyFirst rows that count for the first only
   * @param onlySecond rows that count for the second only
   */
  public static PairedDifference ofShares(int onlyFirst, int onlySecond, int rows) {
    double first = onlyFirst + 0.5;
    double second = onlySecond + 0.5;
    double all = rows + 2.0;
    double centre = (first - second) / all;
    double reach = Z * Math.sqrt(first + second - (first - second) * (first - second) / all) / all;
    return new PairedDifference(
        rows,
        (onlyFirst - onlySecond) / (double) rows,
        Math.max(-1, centre - reach),
        Math.min(1, centre + reach));
  }
}
