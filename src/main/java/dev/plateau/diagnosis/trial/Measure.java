package dev.plateau.diagnosis.trial;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;
import dev.plateau.training.TrainedNetwork;
import java.util.List;
import java.util.Optional;

/**
 * One scale for runs of different specs: the learned share of some rows by one loss, with the floor
 * and the baseline of the data.
 *
 * @param weights of the classes in the loss
 * @param from the loss of which nothing is learned
 */
record Measure(Loss loss, Optional<ClassWeights> weights, double from, double floor) {
  /**
   * The measure of a run.
   *
   * @param initialLoss counts instead of the baseline where no function of the inputs beats it
   */
  static Measure of(
      Loss loss, Optional<ClassWeights> weights, LossBounds bounds, double initialLoss) {
    double from = bounds.nothingToLearn() ? initialLoss : bounds.baseline();
    return new Measure(loss, weights, from, bounds.floor());
  }

  boolean applies(Network network) {
    return loss.accepts(network.output());
  }

  /** From -1, also for what is not finite, to 1. */
  double score(double lossOfRows) {
    return bounded((from - lossOfRows) / (from - floor));
  }

  static double bounded(double share) {
    return Double.isNaN(share) ? -1 : Math.clamp(share, -1, 1);
  }

  /** The learned share of rows by a network with some parameters, however low; may be NaN. */
  double share(Spec spec, double[] theta, Holdout.Part part) {
    return (from - lossOf(spec, theta, part)) / (from - floor);
  }

  private double lossOf(Spec spec, double[] theta, Holdout.Part part) {
    if (spec.preparation().scalesTargets()) {
      return squares(new TrainedNetwork(spec, part.training(), theta), part.scored());
    }
    Dataset rows = spec.preparation().withClassWeights(weights).of(part.scored(), part.training());
    return new Objective(spec.network(), loss, rows).loss(theta);
  }

  /** The mean squared error in the targets' own unit. */
  private static double squares(TrainedNetwork trained, Dataset rows) {
    List<double[]> predictions = trained.predictions(rows);
    double sum = 0;
    for (int row = 0; row < rows.rows(); row++) {
      for (int k = 0; k < rows.targets(); k++) {
        double distance = predictions.get(row)[k] - rows.target(row, k);
        sum = Math.fma(distance, distance, sum);
      }
    }
    return sum / rows.rows() / rows.targets();
  }
}
