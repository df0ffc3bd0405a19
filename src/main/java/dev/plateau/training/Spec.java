package dev.plateau.training;

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
    StopRules stopWhen) {

  public Spec {
    if (!(alpha > 0) || !Double.isFinite(alpha)) {
      throw new IllegalArgumentException("alpha is " + alpha);
    }
    if (epochs < 1 || batchSize.orElse(1) < 1) {
      throw new IllegalArgumentException("epochs and batch size are at least 1");
    }
  }

  /** Where theta starts. */
  public double[] start() {
    return init.theta(network, seed);
  }
}
