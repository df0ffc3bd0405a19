package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.metric.Accuracy;
import dev.plateau.data.metric.NumberMetrics;
import java.util.Optional;

/**
 * How well a network predicts the rows that it was trained on, and those held out.
 *
 * @param heldOut empty where none were
 */
public record Scores(Score training, Optional<Score> heldOut) {
  /**
   * How well some rows are predicted.
   *
   * @param accuracy of classes; empty for numbers
   * @param rSquared of numbers; NaN for classes
   */
  public record Score(int rows, Optional<Accuracy> accuracy, double rSquared) {}

  /** The scores of a trained network. */
  public static Scores of(TrainedNetwork trained, Partition rows) {
    boolean classes = !rows.classes(trained.network()).isEmpty();
    return new Scores(
        score(trained, rows.training(), classes),
        rows.rows().heldOut().map(held -> score(trained, held, classes)));
  }

  private static Score score(TrainedNetwork trained, Dataset rows, boolean classes) {
    double[] targets = rows.allTargets();
    double[] outputs = trained.flatPredictions(rows);
    int width = rows.targets();
    return classes
        ? new Score(rows.rows(), Optional.of(Accuracy.of(targets, outputs, width)), Double.NaN)
        : new Score(
            rows.rows(), Optional.empty(), NumberMetrics.of(targets, outputs, width).rSquared());
  }
}
