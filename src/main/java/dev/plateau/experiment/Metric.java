package dev.plateau.experiment;

import dev.plateau.data.Dataset;
import dev.plateau.data.metric.ClassMetrics;
import dev.plateau.data.metric.NumberMetrics;
import dev.plateau.training.TrainedNetwork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How well a run predicts, in one number. */
public enum Metric {
  /** In the unit of training. */
  LOSS,
  /** Of classes: the share of rows whose class is predicted. */
  ACCURACY,
  /** Of classes: the mean recall. */
  BALANCED_ACCURACY,
  /** Of classes: the mean of -log of what a row's own class got. */
  LOG_LOSS,
  /** Of classes: the area under the receiver operating characteristic. */
  AUC,
  /** Of numbers: the explained share of the targets' variance. */
  R_SQUARED,
  /** Of numbers: the root of the mean squared error. */
  RMSE,
  /** Of numbers: the mean absolute error. */
  MAE;

  /**
   * All that apply but the loss.
   *
   * @param classes that are told apart; none for numbers
   */
  static Map<Metric, Double> of(TrainedNetwork trained, Dataset rows, List<String> classes) {
    Map<Metric, Double> found = new EnumMap<>(Metric.class);
    double[] targets = rows.allTargets();
    double[] outputs = trained.flatPredictions(rows);
    if (classes.isEmpty()) {
      NumberMetrics numbers = NumberMetrics.of(targets, outputs, rows.targets());
      found.put(R_SQUARED, numbers.rSquared());
      found.put(RMSE, numbers.rmse());
      found.put(MAE, numbers.mae());
    } else {
      ClassMetrics metrics = ClassMetrics.of(targets, outputs, classes, rows.targets());
      found.put(ACCURACY, metrics.accuracy().value());
      found.put(BALANCED_ACCURACY, metrics.balancedAccuracy());
      found.put(LOG_LOSS, metrics.logLoss());
      found.put(AUC, metrics.auc().value());
    }
    return found;
  }
}
