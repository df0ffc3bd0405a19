package dev.plateau.data.metric;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How well classes are told apart.
 *
 * @param accuracy the share of rows whose class is predicted
 * @param largestClass the share of the largest class: what always predicting it would get right
 * @param balancedAccuracy the mean recall of the classes that have rows
 * @param logLoss natural logarithm, the mean over rows; NaN where outputs are no probabilities
 * @param classes one for each class, in the order of the outputs
 */
public record ClassMetrics(
    int rows,
    Share accuracy,
    double largestClass,
    double balancedAccuracy,
    double logLoss,
    Auc auc,
    List<ClassScore> classes,
    Confusion confusion) {
  public ClassMetrics {
    classes = List.copyOf(classes);
  }

  /**
   * Compares outputs with targets.
   *
   * @param targets row by row: a single 0 or 1, or one a class
   * @param outputs in the same order
   * @param labels of the classes, two when a row has a single target
   * @param width numbers in a row
   */
  public static ClassMetrics of(
      double[] targets, double[] outputs, List<String> labels, int width) {
    if (targets.length == 0
        || targets.length != outputs.length
        || labels.size() != Math.max(2, width)) {
      throw new IllegalArgumentException(
          "%d targets, %d outputs, %d a row, classes %s"
              .formatted(targets.length, outputs.length, width, labels));
    }
    Probabilities scores = new Probabilities(outputs, width);
    int[] actual = new Probabilities(targets, width).mostLikely();
    Confusion confusion = Confusion.of(actual, scores.mostLikely(), labels.size());
    List<ClassScore> classes =
        IntStream.range(0, labels.size())
            .mapToObj(c -> ClassScore.of(labels.get(c), confusion, c))
            .toList();
    return new ClassMetrics(
        actual.length,
        Share.of(confusion.right(), actual.length),
        classes.stream().mapToInt(ClassScore::rows).max().orElse(0) / (double) actual.length,
        balanced(classes),
        scores.logLoss(actual),
        Auc.of(actual, scores),
        classes,
        confusion);
  }

  private static double balanced(List<ClassScore> classes) {
    return classes.stream()
        .filter(score -> score.rows() > 0)
        .mapToDouble(ClassScore::recall)
        .average()
        .orElse(Double.NaN);
  }
}
