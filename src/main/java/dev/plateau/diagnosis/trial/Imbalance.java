package dev.plateau.diagnosis.trial;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.data.metric.ClassMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One class that is nearly all there is: then the balanced accuracy counts beside the score. */
public final class Imbalance {
  /** Of the rows, in the largest class. */
  public static final double FREQUENT = 0.8;

  private Imbalance() {}

  /** Whether the rows are of classes, and nearly all of one of them. */
  public static boolean isFound(Dataset rows) {
    double share = largestShare(rows);
    return share >= FREQUENT && share < 1 && ClassWeights.areClasses(rows);
  }

  /** The share of the class with the most rows. */
  public static double largestShare(Dataset rows) {
    return Arrays.stream(ClassWeights.counts(rows)).max().orElse(0) / (double) rows.rows();
  }

  /** The mean recall of the classes. */
  static double balancedAccuracy(Dataset rows, double[] predictions) {
    List<String> classes =
        IntStream.range(0, ClassWeights.classes(rows)).mapToObj(Integer::toString).toList();
    return ClassMetrics.of(rows.allTargets(), predictions, classes, rows.targets())
        .balancedAccuracy();
  }
}
