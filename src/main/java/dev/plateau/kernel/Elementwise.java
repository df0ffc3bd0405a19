package dev.plateau.kernel;

/** A function that a kernel applies entry by entry, with its first two derivatives. */
public enum Elementwise {
  IDENTITY,
  SIGMOID,
  TANH,
  RELU,
  /** z where z &gt; 0, else {@link #LEAK} z. */
  LEAKY_RELU,
  /** z where z &gt; 0, else e^z - 1. */
  ELU,
  /** z Phi(z), exactly, with the standard normal distribution Phi. */
  GELU,
  /** z sigmoid(z). */
  SILU,
  /** ln(1 + e^z), for every z, without PyTorch's threshold at 20. */
  SOFTPLUS;

  /** The slope of a leaky relu below 0, as in PyTorch. */
  static final double LEAK = 0.01;

  /** h(z). */
  public double value(double z) {
    return switch (this) {
      case IDENTITY -> z;
      case SIGMOID -> Elementary.sigmoid(z);
      case TANH -> Elementary.tanh(z);
      case RELU -> z <= 0 ? 0 : z;
      case LEAKY_RELU -> z <= 0 ? LEAK * z : z;
      case ELU -> z <= 0 ? Elementary.expm1(z) : z;
      case GELU -> Elementary.gelu(z);
      case SILU -> z * Elementary.sigmoid(z);
      case SOFTPLUS -> Elementary.softplus(z);
    };
  }

  /** h'(z), given z and a = h(z); relu's at 0 is 0. */
  public double derivative(double z, double a) {
    return switch (this) {
      case IDENTITY -> 1;
      case SIGMOID -> a * (1 - a);
      case TANH -> Math.fma(-a, a, 1);
      case RELU -> z <= 0 ? 0 : 1;
      case LEAKY_RELU -> z <= 0 ? LEAK : 1;
      case ELU -> z <= 0 ? a + 1 : 1;
      case GELU -> Elementary.geluDerivative(z);
      case SILU -> siluDerivative(z);
      case SOFTPLUS -> Elementary.sigmoid(z);
    };
  }

  private static double siluDerivative(double z) {
    double s = Elementary.sigmoid(z);
    return Math.fma(z * s, 1 - s, s);
  }

  /** h''(z), given z and a = h(z); 0 at a kink. */
  public double secondDerivative(double z, double a) {
    double s = Elementary.sigmoid(z);
    return switch (this) {
      case IDENTITY, RELU, LEAKY_RELU -> 0;
      case SIGMOID -> a * (1 - a) * (1 - 2 * a);
      case TANH -> -2 * a * (1 - a * a);
      case ELU -> z <= 0 ? a + 1 : 0;
      case GELU -> Elementary.gaussian(z) * Elementary.INV_SQRT_2PI * (2 - z * z);
      case SILU -> s * (1 - s) * (2 + z * (1 - 2 * s));
      case SOFTPLUS -> s * (1 - s);
    };
  }
}
