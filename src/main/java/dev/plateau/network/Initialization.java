package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.math.Numbers;
import dev.plateau.math.OrthonormalVectors;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.Optional;

/** How theta starts. */
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

  /**
   * A start drawn from the seed's INIT stream, the weights in theta's order.
   *
   * <p>Biases have an initialization of their own, drawn from the stream's second part, or go on
   * where the weights end, or are 0.
   */
  sealed interface Drawn extends Initialization {
    /** The initialization of the biases, where it is not that of the weights. */
    Optional<EntryWise> biases();

    /** Sets the weights of a layer. */
    void setWeights(LayerLayout layer, RandomStream random, double[] theta);

    /** Sets the biases where they have no initialization of their own: to 0. */
    default void setBiases(LayerLayout layer, RandomStream random, double[] theta) {}

    @Override
    default double[] theta(Network network, long seed) {
      RandomStream random = new RandomStream(seed, Purpose.INIT, 0);
      double[] theta = new double[Math.toIntExact(network.parameters())];
      network.layouts().forEach(layer -> setWeights(layer, random, theta));
      if (network.bias()) {
        biases()
            .ifPresentOrElse(
                own -> {
                  RandomStream other = new RandomStream(seed, Purpose.INIT, 1);
                  network.layouts().forEach(layer -> own.drawBiases(layer, other, theta));
                },
                () -> network.layouts().forEach(layer -> setBiases(layer, random, theta)));
      }
      return theta;
    }
  }

  /** Each number of a layer is drawn by itself. */
  sealed interface EntryWise extends Drawn {
    /** One number of a layer. */
    double draw(LayerLayout layer, RandomStream random);

    @Override
    default void setWeights(LayerLayout layer, RandomStream random, double[] theta) {
      for (int k = 0; k < layer.in() * layer.out(); k++) {
        theta[layer.weightsAt() + k] = draw(layer, random);
      }
    }

    /** Sets the biases of a layer as if they were weights. */
    default void drawBiases(LayerLayout layer, RandomStream random, double[] theta) {
      for (int j = 0; j < layer.out(); j++) {
        theta[layer.biasesAt() + j] = draw(layer, random);
      }
    }
  }

  /** The same for every layer; biases start like weights. */
  sealed interface Unscaled extends EntryWise {
    @Override
    default void setBiases(LayerLayout layer, RandomStream random, double[] theta) {
      drawBiases(layer, random, theta);
    }
  }

  /** Every number is the same: the founding start is 0.1. */
  record Constant(double value, Optional<EntryWise> biases) implements Unscaled {
    public Constant(double value) {
      this(value, Optional.empty());
    }

    @Override
    public boolean isFixed() {
      return biases.map(EntryWise::isFixed).orElse(true);
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return value;
    }
  }

  /** Uniform on [low, high). */
  record Uniform(double low, double high, Optional<EntryWise> biases) implements Unscaled {
    public Uniform(double low, double high) {
      this(low, high, Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return random.uniform(low, high);
    }
  }

  /** Normal. */
  record Normal(double mean, double stdDev, Optional<EntryWise> biases) implements Unscaled {
    public Normal(double mean, double stdDev) {
      this(mean, stdDev, Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return mean + stdDev * random.normal();
    }
  }

  /** Uniform on +-sqrt(6 / (in + out)) (Glorot and Bengio 2010). */
  record GlorotUniform(Optional<EntryWise> biases) implements EntryWise {
    public GlorotUniform() {
      this(Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      double bound = Math.sqrt(6.0 / (layer.in() + layer.out()));
      return random.uniform(-bound, bound);
    }
  }

  /** Normal with deviation sqrt(2 / (in + out)) (Glorot and Bengio 2010). */
  record GlorotNormal(Optional<EntryWise> biases) implements EntryWise {
    public GlorotNormal() {
      this(Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return Math.sqrt(2.0 / (layer.in() + layer.out())) * random.normal();
    }
  }

  /** Uniform on +-sqrt(6 / in) (He et al. 2015). */
  record HeUniform(Optional<EntryWise> biases) implements EntryWise {
    public HeUniform() {
      this(Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      double bound = Math.sqrt(6.0 / layer.in());
      return random.uniform(-bound, bound);
    }
  }

  /** Normal with deviation sqrt(2 / in) (He et al. 2015). */
  record HeNormal(Optional<EntryWise> biases) implements EntryWise {
    public HeNormal() {
      this(Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return Math.sqrt(2.0 / layer.in()) * random.normal();
    }
  }

  /** Normal with deviation sqrt(1 / in) (LeCun et al. 1998). */
  record LecunNormal(Optional<EntryWise> biases) implements EntryWise {
    public LecunNormal() {
      this(Optional.empty());
    }

    @Override
    public double draw(LayerLayout layer, RandomStream random) {
      return Math.sqrt(1.0 / layer.in()) * random.normal();
    }
  }

  /**
   * Each layer's weights have orthonormal rows or columns, whichever are fewer: normal vectors,
   * each made orthogonal to those before it (Saxe et al. 2014).
   */
  record Orthogonal(Optional<EntryWise> biases) implements Drawn {
    public Orthogonal() {
      this(Optional.empty());
    }

    @Override
    public void setWeights(LayerLayout layer, RandomStream random, double[] theta) {
      boolean columns = layer.in() >= layer.out();
      double[][] vectors =
          OrthonormalVectors.draw(
              random, Math.min(layer.in(), layer.out()), Math.max(layer.in(), layer.out()));
      for (int i = 0; i < layer.in(); i++) {
        for (int j = 0; j < layer.out(); j++) {
          theta[layer.weightsAt() + i * layer.out() + j] = columns ? vectors[j][i] : vectors[i][j];
        }
      }
    }
  }
}
