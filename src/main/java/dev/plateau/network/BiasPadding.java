package dev.plateau.network;

/**
 * Lets kernels, which know biases only, work for a network without: theta is copied and followed by
 * biases of 0, and of a gradient the weights' part is kept. With biases nothing is copied.
 */
final class BiasPadding {
  private final boolean needed;
  private final int weights;
  private final double[] theta;
  private final double[] gradient;

  /** For so many networks side by side. */
  BiasPadding(Network network, int lanes) {
    this.needed = !network.bias();
    this.weights = Math.toIntExact(network.weightCount() * lanes);
    int length = needed ? Math.toIntExact(network.parametersWithBiases() * lanes) : 0;
    this.theta = new double[length];
    this.gradient = new double[length];
  }

  /** Theta with biases; overwritten by the next call. */
  double[] theta(double[] given) {
    if (!needed) {
      return given;
    }
    System.arraycopy(given, 0, theta, 0, weights);
    return theta;
  }

  /** A gradient with room for biases, that starts as the given one. */
  double[] gradient(double[] given) {
    if (!needed) {
      return given;
    }
    System.arraycopy(given, 0, gradient, 0, weights);
    return gradient;
  }

  /** Copies a gradient with biases back to the given one, which is written to. */
  void copyBack(double[] padded, double[] given) {
    if (needed) {
      System.arraycopy(padded, 0, given, 0, weights);
    }
  }
}
