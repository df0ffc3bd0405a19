package dev.plateau.network;

/**
 * What computing costs, in multiply-adds: the same on any machine under any load.
 *
 * <p>The constants are rounded ratios of measured times; a multiply-add is the unit.
 */
public final class Work {
  /** Multiply-adds that one core does in a second, to a factor of three. */
  public static final double PER_SECOND = 3e9;

  /** One activation: an exponential and its division. */
  private static final double ACTIVATION = 10;

  /** A gradient takes the forward pass, and the same again for its deltas and for its sums. */
  private static final double PASSES = 3;

  /** A product with the Hessian: forward and back, each with its tangent. */
  private static final double HESSIAN_PRODUCT = 8;

  private Work() {}

  /** A forward pass of some rows. */
  public static double forward(Network network, double rows) {
    return rows * (network.parameters() + ACTIVATION * units(network));
  }

  /** The loss of some rows and its gradient. */
  public static double gradient(Network network, double rows) {
    return rows * (PASSES * network.parameters() + ACTIVATION * units(network));
  }

  /** A product of the Hessian over some rows with a vector. */
  public static double hessianProduct(Network network, double rows) {
    return HESSIAN_PRODUCT * rows * network.parameters();
  }

  private static long units(Network network) {
    return network.hidden().stream().mapToLong(width -> width).sum() + network.outputs();
  }
}
