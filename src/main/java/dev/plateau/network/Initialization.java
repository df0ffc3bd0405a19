package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.math.Numbers;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.Arrays;

/** How theta starts. The random ones draw theta's entries in order from the seed's INIT stream. */
public sealed interface Initialization {

  /**
   * The start of a network.
   *
   * @return theta, all parameters
   */
  double[] theta(Network network, long seed);

  /** Whether every seed gives the same start. */
  default boolean isFixed() {
    return false;
  }

  /** Every parameter, biases too, is the same number: the founding start is 0.1. */
  record Constant(double value) implements Initialization {
    @Override
    public boolean isFixed() {
      return true;
    }

    @Override
    public double[] theta(Network network, long seed) {
      double[] theta = new double[(int) network.parameters()];
      Arrays.fill(theta, value);
      return theta;
    }
  }

  /** Every parameter, biases too, is uniform on [low, high). */
  record Uniform(double low, double high) implements Initialization {
    @Override
    public double[] theta(Network network, long seed) {
      RandomStream random = new RandomStream(seed, Purpose.INIT, 0);
      double[] theta = new double[(int) network.parameters()];
      Arrays.setAll(theta, k -> random.uniform(low, high));
      return theta;
    }
  }

  /** Every parameter, biases too, is normal. */
  record Normal(double mean, double stdDev) implements Initialization {
    @Override
    public double[] theta(Network network, long seed) {
      RandomStream random = new RandomStream(seed, Purpose.INIT, 0);
      double[] theta = new double[(int) network.parameters()];
      Arrays.setAll(theta, k -> mean + stdDev * random.normal());
      return theta;
    }
  }

  /** LayerLayout uniform on +-sqrt(6 / (in + out)), biases 0 (Glorot and Bengio 2010). */
  record GlorotUniform() implements Initialization {
    @Override
    public double[] theta(Network network, long seed) {
      RandomStream random = new RandomStream(seed, Purpose.INIT, 0);
      double[] theta = new double[(int) network.parameters()];
      for (LayerLayout layer : network.layouts()) {
        double bound = Math.sqrt(6.0 / (layer.in() + layer.out()));
        for (int k = 0; k < layer.in() * layer.out(); k++) {
          theta[layer.weightsAt() + k] = random.uniform(-bound, bound);
        }
      }
      return theta;
    }
  }

  /** LayerLayout normal with deviation sqrt(2 / in), biases 0 (He et al. 2015). */
  record HeNormal() implements Initialization {
    @Override
    public double[] theta(Network network, long seed) {
      RandomStream random = new RandomStream(seed, Purpose.INIT, 0);
      double[] theta = new double[(int) network.parameters()];
      for (LayerLayout layer : network.layouts()) {
        double stdDev = Math.sqrt(2.0 / layer.in());
        for (int k = 0; k < layer.in() * layer.out(); k++) {
          theta[layer.weightsAt() + k] = stdDev * random.normal();
        }
      }
      return theta;
    }
  }

  /** A start given number by number. */
  record Theta(Numbers values) implements Initialization {
    @Override
    public boolean isFixed() {
      return true;
    }

    @Override
    public double[] theta(Network network, long seed) {
      if (values.size() != network.parameters()) {
        throw new IllegalArgumentException(
            "%d values for %d parameters".formatted(values.size(), network.parameters()));
      }
      return values.toArray();
    }
  }
}
