package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.util.OptionalInt;

/**
 * Everything that decides, with the data, every bit of a run.
 *
 * @param seed drives the start and the order of rows
 * @param alpha the learning rate, above 0
 * @param epochs at least 1
 * @param batchSize rows in a mini-batch; absent for the full batch
 * @param standardize whether inputs are scaled to mean 0 and deviation 1 over the training rows
 */
public record Spec(
    Network network,
    Loss loss,
    Initialization init,
    long seed,
    Optimizer optimizer,
    double alpha,
    int epochs,
    OptionalInt batchSize,
    boolean standardize,
    StoppingCriteria stopWhen) {

  public Spec {
    if (!(alpha > 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException("alpha is " + alpha);
    }
    if (epochs < 1 || batchSize.orElse(1) < 1) {
      throw new IllegalArgumentException("epochs and batch size are at least 1");
    }
  }

  /** A spec that takes inputs as they are. */
  public Spec(
      Network network,
      Loss loss,
      Initialization init,
      long seed,
      Optimizer optimizer,
      double alpha,
      int epochs,
      OptionalInt batchSize,
      StoppingCriteria stopWhen) {
    this(network, loss, init, seed, optimizer, alpha, epochs, batchSize, false, stopWhen);
  }

  /**
   * Rows as the network is to see them.
   *
   * @param training the rows it is trained on, which decide the scale
   */
  public Dataset prepared(Dataset rows, Dataset training) {
    return standardize ? Standardization.of(training).apply(rows) : rows;
  }

  /** Where theta starts. */
  public double[] start() {
    return init.theta(network, seed);
  }

  /** The same spec from another start. */
  public Spec from(Initialization init, long seed, double alpha) {
    return new Spec(
        network, loss, init, seed, optimizer, alpha, epochs, batchSize, standardize, stopWhen);
  }

  /** The same spec for rows that are prepared already. */
  Spec unstandardized() {
    return new Spec(
        network, loss, init, seed, optimizer, alpha, epochs, batchSize, false, stopWhen);
  }
}
