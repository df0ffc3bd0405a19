package dev.plateau.data;

import dev.plateau.math.MostLikely;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much a row counts by its class, in losses whose weights have mean 1 over the training rows.
 *
 * <p>A single target of 0 or 1 tells two classes, several targets one class each.
 */
public sealed interface ClassWeights {
  /** Every class counts as much as every other: weights are one over the number of its rows. */
  record Balanced() implements ClassWeights {}

  /**
   * Weights by class.
   *
   * @param weights above 0, one for each class
   */
  record Each(List<Double> weights) implements ClassWeights {
    public Each {
      weights = List.copyOf(weights);
    }
  }

  /** The number of classes that targets tell. */
  static int classes(Dataset data) {
    return Math.max(2, data.targets());
  }

  /** Whether each row has one class: a target of 0 or 1, or a single 1 among zeros. */
  static boolean areClasses(Dataset data) {
    return IntStream.range(0, data.rows()).allMatch(row -> isClass(data.targetRow(row)));
  }

  private static boolean isClass(double[] targets) {
    boolean binary = Arrays.stream(targets).allMatch(y -> y == 0 || y == 1);
    return binary && (targets.length == 1 || Arrays.stream(targets).sum() == 1);
  }

  /** How many rows each class has. */
  static int[] counts(Dataset data) {
    int[] counts = new int[classes(data)];
    data.targetRows().forEach(targets -> counts[MostLikely.of(targets)]++);
    return counts;
  }

  /** The weight of each row, in the order of the rows. */
  default double[] of(Dataset rows, Dataset training) {
    int[] counts = counts(training);
    double[] byClass =
        IntStream.range(0, counts.length).mapToDouble(c -> weight(c, counts)).toArray();
    double sum = IntStream.range(0, counts.length).mapToDouble(c -> counts[c] * byClass[c]).sum();
    double scale = training.rows() / sum;
    return rows.targetRows().stream()
        .mapToDouble(targets -> scale * byClass[MostLikely.of(targets)])
        .toArray();
  }

  private double weight(int c, int[] counts) {
    return switch (this) {
      case Balanced() -> 1.0 / Math.max(1, counts[c]);
      case Each(List<Double> weights) -> weights.get(c);
    };
  }
}
