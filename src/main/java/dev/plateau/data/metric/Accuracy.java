package dev.plateau.data.metric;

import java.util.stream.IntStream;

/**
 * How often the right class is predicted.
 *
 * @param share of rows
 * @param largestClass the share of the largest class: what always predicting it would get right
 */
public record Accuracy(Share share, double largestClass) {
  /**
   * Compares outputs with targets.
   *
   * @param targets row by row: a single 0 or 1, or one a class
   * @param outputs in the same order
   * @param width numbers in a row
   */
  public static Accuracy of(double[] targets, double[] outputs, int width) {
    int[] actual = new Probabilities(targets, width).mostLikely();
    int[] predicted = new Probabilities(outputs, width).mostLikely();
    int[] rows = new int[Math.max(2, width)];
    IntStream.of(actual).forEach(c -> rows[c]++);
    long right = IntStream.range(0, actual.length).filter(r -> actual[r] == predicted[r]).count();
    int largest = IntStream.of(rows).max().orElseThrow();
    return new Accuracy(Share.of((int) right, actual.length), largest / (double) actual.length);
  }
}
