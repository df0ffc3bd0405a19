package dev.plateau.training;

import dev.plateau.network.Initialization;
import dev.plateau.network.Network;

/**
 * Where a run starts.
 *
 * @param seed drives the initialization and the order of rows, 0 to 2^53 - 1
 */
public record Start(Initialization init, long seed) {
  /** Theta before the first epoch. */
  public double[] theta(Network network) {
    return init.theta(network, seed);
  }

  public Start withInit(Initialization other) {
    return new Start(other, seed);
  }

  public Start withSeed(long other) {
    return new Start(init, other);
  }
}
