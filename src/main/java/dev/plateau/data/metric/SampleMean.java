package dev.plateau.data.metric;

import dev.plateau.math.Student;
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
    double reach = Student.quantile(count - 1) * Math.sqrt(factor * variance);
    return new SampleMean(count, mean, Math.sqrt(variance), mean - reach, mean + reach);
  }
}
