package dev.plateau.diagnosis.trial;

import dev.plateau.data.Dataset;
import dev.plateau.network.Loss;
import dev.plateau.network.LossBounds;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import dev.plateau.training.Spec;

/**
 * One scale for runs of different specs: the learned share of some rows by one loss, with the floor
 * and the baseline of the data.
 *
 * @param from the loss of which nothing is learned
 */
record Measure(Loss loss, double from, double floor) {
  /**
   * The measure of a run.
   *
   * @param initialLoss counts instead of the baseline where no function of the inputs beats it
   */
  static Measure of(Loss loss, LossBounds bounds, double initialLoss) {
    double from = bounds.nothingToLearn() ? initialLoss : bounds.baseline();
    return new Measure(loss, from, bounds.floor());
  }

  boolean applies(Network network) {
    return loss.accepts(network.output());
  }

  /** From -1, also for what is not finite, to 1. */
  double score(double lossOfRows) {
    double share = (from - lossOfRows) / (from - floor);
    return Double.isNaN(share) ? -1 : Math.clamp(share, -1, 1);
  }

  /** The score of a network with some parameters on rows. */
  double score(Spec spec, double[] theta, Holdout.Part part) {
    Dataset rows = spec.prepared(part.scored(), part.training());
    return score(new Objective(spec.network(), loss, rows).loss(theta));
  }
}
