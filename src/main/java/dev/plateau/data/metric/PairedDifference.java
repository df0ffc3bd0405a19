package dev.plateau.data.metric;

import static dev.plateau.data.metric.Share.Z;

/**
 * How much more of some quantity one network has than another, row by row on the same rows.
 *
 * @param value the mean difference
 * @param low95 the lower end of its 95 % interval
 * @param high95 the upper end
 */
public record PairedDifference(int rows, double value, double low95, double high95) {
  /**
   * The difference of numbers, with Student's interval of a mean.
   *
   * @param differences at least two
   */
  public static PairedDifference ofNumbers(double[] differences) {
    int rows = differences.length;
    SampleMean mean = SampleMean.of(differences);
    return new PairedDifference(rows, mean.value(), mean.low95(), mean.high95());
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
