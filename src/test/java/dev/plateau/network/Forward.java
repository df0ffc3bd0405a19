package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import java.util.Arrays;

/** What a network answers, computed for one row as one would by hand: the tests' second opinion. */
final class Forward {
  private Forward() {}

  static double[] of(Network network, double[] theta, double... input) {
    double[] a = input;
    for (int layer = 1; layer <= network.layers(); layer++) {
      LayerLayout weights = network.layouts().get(layer - 1);
      double[] sums = new double[weights.out()];
      for (int j = 0; j < weights.out(); j++) {
        double z = theta[weights.biasesAt() + j];
        for (int i = 0; i < weights.in(); i++) {
          z += theta[weights.weightsAt() + i * weights.out() + j] * a[i];
        }
        sums[j] = z;
      }
      a = activate(network.activation(layer), sums);
    }
    return a;
  }

  private static double[] activate(Activation activation, double[] z) {
    if (activation != Activation.SOFTMAX) {
      return Arrays.stream(z).map(one -> activate(activation, one)).toArray();
    }
    double sum = Arrays.stream(z).map(Math::exp).sum();
    return Arrays.stream(z).map(one -> Math.exp(one) / sum).toArray();
  }

  private static double activate(Activation activation, double z) {
    return switch (activation) {
      case SIGMOID -> 1 / (1 + Math.exp(-z));
      case TANH -> Math.tanh(z);
      case RELU -> Math.max(0, z);
      case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
      case ELU -> z > 0 ? z : Math.exp(z) - 1;
      case GELU -> z * normalDistribution(z);
      case SILU -> z / (1 + Math.exp(-z));
      case SOFTPLUS -> Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
      case IDENTITY -> z;
      case HARD_SIGMOID -> Math.clamp(z / 6 + 0.5, 0, 1);
      case SOFTSIGN -> z / (1 + Math.abs(z));
      case EXPONENTIAL -> Math.exp(z);
      case MISH -> z * Math.tanh(Math.log(1 + Math.exp(z)));
      case SOFTMAX -> throw new IllegalArgumentException("softmax is of a whole layer");
    };
  }

  /** 1/2 plus the density's integral from 0 to z, by Simpson's rule. */
  private static double normalDistribution(double z) {
    int steps = 2_000;
    double h = z / steps;
    double sum = 0;
    for (int k = 0; k <= steps; k++) {
      int weight = k == 0 || k == steps ? 1 : k % 2 == 0 ? 2 : 4;
      sum += weight * Math.exp(-k * h * k * h / 2);
    }
    return 0.5 + sum * h / 3 / Math.sqrt(2 * Math.PI);
  }
}
