package dev.plateau.training;

import dev.plateau.network.Initialization;
import dev.plateau.network.Network;
import java.util.Optional;

/**
 * Where a run starts.
 *
 * @param seed drives the initialization, the order of rows and dropout, 0 to 2^53 - 1
 * @param from another run that this one continues, instead of an initialization
 */
public record Start(Initialization init, long seed, Optional<Continuation> from) {
  public Start(Initialization init, long seed) {
    this(init, seed, Optional.empty());
  }

  /** Theta before the first epoch. */
  public double[] theta(Network network) {
    return from.map(other -> other.theta(Math.toIntExact(network.parameters())))
        .orElseGet(() -> init.theta(network, seed));
  }

  /** Whether every seed gives the same theta. */
  public boolean isFixed() {
    return from.isPresent() || init.isFixed();
  }

  /** Another initialization, which takes the place of a run that was continued. */
  public Start withInit(Initialization other) {
    return new Start(other, seed);
  }

  public Start withSeed(long other) {
    return new Start(init, other, from);
  }

  public Start withFrom(Continuation other) {
    return new Start(init, seed, Optional.of(other));
  }
}
