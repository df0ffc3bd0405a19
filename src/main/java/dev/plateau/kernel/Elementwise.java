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
  SOFTPLUS,
  /** (z + 3) / 6, cut at 0 and 1. */
  HARD_SIGMOID,
  /** z / (1 + |z|). */
  SOFTSIGN,
  /** e^z. */
  EXPONENTIAL,
  /** z tanh(ln(1 + e^z)). */
  MISH;

  /** The slope of a leaky relu below 0, as in PyTorch. */
  static final double LEAK = 0.01;

  /** Half the width of the slope of a hard sigmoid, as in PyTorch. */
  static final double HARD = 3;

  /** Softplus of anything lower is e^z, to rounding. */
  static final double SOFTPLUS_LOW = -37;

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
      case HARD_SIGMOID -> z <= -HARD ? 0 : z >= HARD ? 1 : (z + HARD) / (2 * HARD);
      case SOFTSIGN -> Elementary.softsign(z);
      case EXPONENTIAL -> Elementary.exp(z);
      case MISH -> Elementary.mish(z);
    };
  }

  /** h'(z), given z and a = h(z); at a kink that of the flatter side. */
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
      case HARD_SIGMOID -> z <= -HARD || z >= HARD ? 0 : 1 / (2 * HARD);
      case SOFTSIGN -> Elementary.softsignDerivative(z);
      case EXPONENTIAL -> a;
      case MISH -> Elementary.mishDerivative(z);
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
      case IDENTITY, RELU, LEAKY_RELU, HARD_SIGMOID -> 0;
      case SIGMOID -> a * (1 - a) * (1 - 2 * a);
      case TANH -> -2 * a * (1 - a * a);
      case ELU -> z <= 0 ? a + 1 : 0;
      case GELU -> Elementary.gaussian(z) * Elementary.INV_SQRT_2PI * (2 - z * z);
      case SILU -> s * (1 - s) * (2 + z * (1 - 2 * s));
      case SOFTPLUS -> s * (1 - s);
      case SOFTSIGN -> Elementary.softsignSecondDerivative(z);
      case EXPONENTIAL -> a;
      case MISH -> Elementary.mishSecondDerivative(z);
    };
  }

  /** ln h(z), given z and a = h(z), where that is above 0. */
  double logValue(double z, double a) {
    boolean isExponential = this == EXPONENTIAL || (this == SOFTPLUS && z < SOFTPLUS_LOW);
    return isExponential ? z : Elementary.log(a);
  }

  /** h'(z) / h(z), given z and a = h(z): the derivative of ln h. */
  public double relativeSlope(double z, double a) {
    boolean isExponential = this == EXPONENTIAL || (this == SOFTPLUS && z < SOFTPLUS_LOW);
    return isExponential ? 1 : derivative(z, a) / a;
  }

  /** The second derivative of ln h of the exponential function or softplus. */
  public double relativeBend(double z, double a) {
    double ratio = relativeSlope(z, a);
    return this == EXPONENTIAL ? 0 : ratio * (1 - Elementary.sigmoid(z) - ratio);
  }

  /** Which smooth piece of h z lies in, from 0 on: h has kinks between them. */
  public int piece(double z) {
    return switch (this) {
      case RELU, LEAKY_RELU, ELU, SOFTSIGN -> z <= 0 ? 0 : 1;
      case HARD_SIGMOID -> z <= -HARD ? 0 : z < HARD ? 1 : 2;
      case IDENTITY, SIGMOID, TANH, GELU, SILU, SOFTPLUS, EXPONENTIAL, MISH -> 0;
    };
  }
}
