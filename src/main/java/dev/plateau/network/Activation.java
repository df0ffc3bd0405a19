package dev.plateau.network;

import dev.plateau.kernel.Elementwise;
import java.util.Optional;

/** What a unit makes of its weighted sum z: a = h(z). */
public enum Activation {
  /** h(z) = 1 / (1 + e^-z), h' = a (1 - a). */
  SIGMOID(Elementwise.SIGMOID, 0, 1),
  /** h(z) = (e^z - e^-z) / (e^z + e^-z), h' = 1 - a^2. */
  TANH(Elementwise.TANH, -1, 1),
  /** h(z) = max(0, z), h' = 1 where z &gt; 0, else 0. */
  RELU(Elementwise.RELU, 0, Double.POSITIVE_INFINITY),
  /** h(z) = z where z &gt; 0, else 0.01 z. */
  LEAKY_RELU(Elementwise.LEAKY_RELU, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** h(z) = z where z &gt; 0, else e^z - 1. */
  ELU(Elementwise.ELU, -1, Double.POSITIVE_INFINITY),
  /** h(z) = z Phi(z) with the standard normal distribution Phi. */
  GELU(Elementwise.GELU, -0.16997120747990369, Double.POSITIVE_INFINITY),
  /** h(z) = z / (1 + e^-z). */
  SILU(Elementwise.SILU, -0.2784645427610738, Double.POSITIVE_INFINITY),
  /** h(z) = ln(1 + e^z), h' = 1 / (1 + e^-z). */
  SOFTPLUS(Elementwise.SOFTPLUS, 0, Double.POSITIVE_INFINITY),
  /** h(z) = z, h' = 1. */
  IDENTITY(Elementwise.IDENTITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
  /** h(z) = (z + 3) / 6 between 0 and 1, h' = 1 / 6 there, else 0. */
  HARD_SIGMOID(Elementwise.HARD_SIGMOID, 0, 1),
  /** h(z) = z / (1 + |z|), h' = 1 / (1 + |z|)^2. */
  SOFTSIGN(Elementwise.SOFTSIGN, -1, 1),
  /** h(z) = e^z, h' = a. */
  EXPONENTIAL(Elementwise.EXPONENTIAL, 0, Double.POSITIVE_INFINITY),
  /** h(z) = z tanh(ln(1 + e^z)). */
  MISH(Elementwise.MISH, -0.30884341301725043, Double.POSITIVE_INFINITY),
  /** a_k = e^z_k / sum over the layer's units of e^z; for outputs only. */
  SOFTMAX(Optional.empty(), 0, 1);

  private final Optional<Elementwise> function;
  private final double lowest;
  private final double highest;

  Activation(Elementwise function, double lowest, double highest) {
    this(Optional.of(function), lowest, highest);
  }

  @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum constant never changes
  Activation(Optional<Elementwise> function, double lowest, double highest) {
    this.function = function;
    this.lowest = lowest;
    this.highest = highest;
  }

  /** Whether each unit stands for itself; all but softmax. */
  public boolean elementwise() {
    return function.isPresent();
  }

  /** Whether h has derivatives of every order everywhere. */
  public boolean smooth() {
    return switch (this) {
      case RELU, LEAKY_RELU, ELU, HARD_SIGMOID, SOFTSIGN -> false;
      default -> true;
    };
  }

  /** Whether h(-z) = -h(z). */
  public boolean odd() {
    return this == TANH || this == SOFTSIGN || this == IDENTITY;
  }

  /** Whether h flattens out on either side. */
  public boolean squashes() {
    return this == SIGMOID || this == TANH || this == HARD_SIGMOID || this == SOFTSIGN;
  }

  /**
   * h as a function of one number.
   *
   * @throws java.util.NoSuchElementException for softmax
   */
  public Elementwise function() {
    return function.orElseThrow();
  }

  /** The greatest slope that counts for saturation, 1 for those that do not squash. */
  double steepest() {
    return switch (this) {
      case SIGMOID -> 0.25;
      case HARD_SIGMOID -> 1.0 / 6;
      default -> 1;
    };
  }

  /** The infimum of h. */
  public double lowest() {
    return lowest;
  }

  /** The supremum of h. */
  public double highest() {
    return highest;
  }
}
