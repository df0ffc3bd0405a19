package dev.plateau.data.metric;

import java.util.Arrays;

/**
 * The mean of some numbers, and Student's interval, which covers the mean of what they are drawn
 * from in 95 of 100 samples where they are drawn independently.
 *
 * @param count how many they are
 * @param deviation their standard deviation, with n - 1; NaN for a single one
 * @param low95 NaN for a single one
 * @param high95 NaN for a single one
 */
public record SampleMean(int count, double value, double deviation, double low95, double high95) {
  /** Student's 97.5 % quantiles of 1 to 10 degrees of freedom. */
  private static final double[] QUANTILES = {
    12.706204736174296, 4.302652729749333, 3.182446305283758, 2.776445105197771,
    2.570581835636314, 2.446911851144968, 2.364624251592785, 2.306004135204166,
    2.262157162798205, 2.228138851964939
  };

  /** The mean of at least one number, with the interval of independent ones. */
  public static SampleMean of(double... numbers) {
    return of(numbers, 1.0 / numbers.length);
  }

  /**
   * The mean of what folds were scored, with an interval for folds that share rows they were
   * trained on (Nadeau and Bengio 2003): the variance of the mean is the sample's times 1/n + 1/(k
   * - 1), not 1/n, so that more repeats do not narrow it below what the data say.
   *
   * @param folds k, into how many parts the rows were parted
   */
  public static SampleMean ofFolds(double[] scores, int folds) {
    return of(scores, 1.0 / scores.length + 1.0 / (folds - 1));
  }

  private static SampleMean of(double[] numbers, double factor) {
    int count = numbers.length;
    double mean = Arrays.stream(numbers).sum() / count;
    double squares = Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
    double variance = squares / (count - 1);
    double reach = quantile(count - 1) * Math.sqrt(factor * variance);
    return new SampleMean(count, mean, Math.sqrt(variance), mean - reach, mean + reach);
  }

  /** Student's 97.5 % quantile; beyond the table by the expansion of Peiser (1943). */
  static double quantile(int freedom) {
    if (freedom < 1) {
      return Double.NaN;
    }
    if (freedom <= QUANTILES.length) {
      return QUANTILES[freedom - 1];
    }
    double z = Share.Z;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    double z9 = z7 * z * z;
    double n = freedom;
    return z
        + (z3 + z) / (4 * n)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
        + (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * n * n * n * n);
  }
}
