package dev.plateau.network;

import dev.plateau.kernel.Kernels;

/** The memory that an {@link Objective} holds for one pass, in numbers of 8 bytes. */
public final class PassMemory {
  /** Of a unit in a row: sum, activation, derivative, and what dropout and scratch may take. */
  private static final int PER_UNIT = 5;

  private PassMemory() {}

  /**
   * For so many rows; a pass takes them a block at a time, on each processor of this machine where
   * that is worth it.
   */
  public static double of(Network network, int rows) {
    int threads = SharedPass.pays(network, rows) ? Runtime.getRuntime().availableProcessors() : 0;
    double gradients = (double) SharedPass.run(network) * network.parameters();
    return ofThread(network, rows) + threads * (ofThread(network, rows) + gradients);
  }

  private static double ofThread(Network network, int rows) {
    double capacity = Kernels.padded(Math.min(rows, Kernels.BLOCK));
    double units = network.hidden().stream().mapToDouble(width -> width).sum() + network.outputs();
    double padding = network.bias() ? 0 : 2.0 * network.parametersWithBiases();
    return capacity * (network.inputs() + 2.0 * network.outputs() + PER_UNIT * units)
        + padding
        + rows / 2.0;
  }
}
