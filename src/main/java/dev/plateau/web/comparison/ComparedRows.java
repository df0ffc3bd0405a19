package dev.plateau.web.comparison;

import dev.plateau.data.Dataset;
import dev.plateau.data.metric.PairedDifference;
import dev.plateau.math.MostLikely;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows on which two jobs are compared: those that both hold out or, where neither holds out any,
 * all.
 */
record ComparedRows(ResultOfJob one, ResultOfJob other) {
  private static final int MIN = 2;

  /** Why the two cannot be compared row by row; empty where they can. */
  Optional<String> obstacle() {
    if (!one.spec().get("dataset").equals(other.spec().get("dataset"))) {
      return Optional.of("they have other rows");
    }
    if (!one.classes().equals(other.classes())) {
      return Optional.of("one predicts classes, the other numbers");
    }
    if (one.holdsOut() != other.holdsOut()) {
      return Optional.of("only one holds rows out");
    }
    return rows().length < MIN
        ? Optional.of("they hold out other rows: their seeds or shares differ")
        : Optional.empty();
  }

  private int[] rows() {
    return IntStream.range(0, one.rows().all().rows())
        .filter(
            row -> !one.holdsOut() || (one.rows().isHeldOut(row) && other.rows().isHeldOut(row)))
        .toArray();
  }

  boolean areClasses() {
    return !one.classes().isEmpty();
  }

  /** Of accuracies, or of squared errors of numbers. */
  PairedDifference difference(List<double[]> ofOne, List<double[]> ofOther) {
    Dataset targets = one.rows().all();
    int[] rows = rows();
    if (!areClasses()) {
      return PairedDifference.ofNumbers(
          IntStream.of(rows)
              .mapToDouble(row ->
                  error(ofOne.get(row), row, targets) - error(ofOther.get(row), row, targets))
              .toArray());
    }
    int onlyOne = 0;
    int onlyOther = 0;
    for (int row : rows) {
      boolean first = isRight(ofOne.get(row), row, targets);
      boolean second = isRight(ofOther.get(row), row, targets);
      onlyOne += first && !second ? 1 : 0;
      onlyOther += second && !first ? 1 : 0;
    }
    return PairedDifference.ofShares(onlyOne, onlyOther, rows.length);
  }

  private static double error(double[] prediction, int row, Dataset targets) {
    double sum = 0;
    for (int k = 0; k < prediction.length; k++) {
      double error = prediction[k] - targets.target(row, k);
      sum += error * error;
    }
    return sum / prediction.length;
  }

  private static boolean isRight(double[] prediction, int row, Dataset targets) {
    return MostLikely.of(prediction) == MostLikely.of(targets.targetRow(row));
  }
}
