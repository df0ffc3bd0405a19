package dev.plateau.network;

import dev.plateau.math.Kernels.Weights;

/** What a network answers, computed for one row as one would by hand: the tests' second opinion. */
final class Forward {
  private Forward() {}

  static double[] of(Network network, double[] theta, double... input) {
    double[] a = input;
    for (int layer = 1; layer <= network.layers(); layer++) {
      Weights weights = network.weights().get(layer - 1);
      double[] next = new double[weights.out()];
      for (int j = 0; j < weights.out(); j++) {
        double z = theta[weights.biasesAt() + j];
        for (int i = 0; i < weights.in(); i++) {
          z += theta[weights.weightsAt() + i * weights.out() + j] * a[i];
        }
        next[j] = activate(network.activation(layer), z);
      }
      a = next;
    }
    return a;
  }

  private static double activate(Activation activation, double z) {
    return switch (activation) {
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case IDENTITY -> z;
    };
  }
}
