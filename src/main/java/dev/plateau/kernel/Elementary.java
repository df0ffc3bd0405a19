package dev.plateau.kernel;

import static java.lang.Math.abs;
import static java.lang.Math.fma;

/**
 * Elementary functions with the same bits on every machine: fma, exact scalings and IEEE division
 * only, no branch that a vector lane could not take.
 *
 * <p>Each is within 1 ulp of the true value, {@link #tanh}, {@link #sigmoid} and {@link #softplus}
 * within 2.5, {@link #tail} within 8. Results of {@link #exp} below 2^-1022 are flushed to 0. NaN
 * and infinite arguments get what the real function tends to. The reductions are Cody and Waite's
 * (1980) with the coefficients of minimax polynomials (Remez), computed for this class with 60
 * digits; {@link VectorElementary} is its twin, operation by operation.
 */
public final class Elementary {
  static final double LOG2_E = 0x1.71547652b82fep0;

  /** ln 2 = LN2_HIGH + LN2_LOW; the high part has 42 bits, so that a multiple of it is exact. */
  static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  static final double LN2_LOW = 0x1.ef35793c7673p-45;

  /** Adding it rounds to an integer, which then stands in the low bits. */
  static final double ROUNDER = 0x1.8p52;

  /** ln of the largest double. */
  static final double EXP_HIGHEST = 0x1.62e42fefa39efp9;

  /** ln 2^-1022. */
  static final double EXP_LOWEST = -0x1.6232bdd7abcd2p9;

  /** expm1 of anything lower is -1. */
  static final double EXPM1_LOWEST = -60;

  /** expm1 of anything nearer to 0 is itself, and halving it would lose bits. */
  static final double TINY = 0x1p-900;

  /** (e^r - 1 - r) / r^2 on |r| at most ln 2 / 2, relative error of r^2 times it 2e-17. */
  static final double Q0 = 0x1.0000000000005p-1,
      Q1 = 0x1.555555555555cp-3,
      Q2 = 0x1.5555555552355p-5,
      Q3 = 0x1.111111110e7f8p-7,
      Q4 = 0x1.6c16c17ebef2dp-10,
      Q5 = 0x1.a01a01b580134p-13,
      Q6 = 0x1.a019a7aeec91fp-16,
      Q7 = 0x1.71ddeab5d362bp-19,
      Q8 = 0x1.28a1b0af96a38p-22,
      Q9 = 0x1.af75b05fbfa56p-26;

  /** (2 atanh(s) / s - 2) / s^2 in s^2, for 1 + f between sqrt(1/2) and sqrt(2); 3e-18. */
  static final double A0 = 0x1.5555555555593p-1,
      A1 = 0x1.999999997fc26p-2,
      A2 = 0x1.249249420b63bp-2,
      A3 = 0x1.c71c51f0b0e17p-3,
      A4 = 0x1.746644a304950p-3,
      A5 = 0x1.39a1169614c12p-3,
      A6 = 0x1.2f0c736a21a15p-3;

  static final long HALF_BITS = 0x3FE0000000000000L;
  static final long SQRT_HALF_BITS = 0x3FE6A09E667F3BCDL;
  static final long ONE_BITS = 0x3FF0000000000000L;
  static final long MANTISSA = 0x000FFFFFFFFFFFFFL;
  static final long TWO_TO_52_BITS = 0x4330000000000000L;
  static final double SQRT2_MINUS_1 = 0x1.a827999fcef32p-2;

  /** Beyond, the normal tail is below the smallest normal number. */
  static final double TAIL_END = 40;

  /** Mish of anything above is itself, to rounding. */
  static final double MISH_HIGHEST = 40;

  /** Mish of anything below is 0. */
  static final double MISH_LOWEST = -750;

  static final double SQRT_HALF = 0x1.6a09e667f3bcdp-1;
  static final double INV_SQRT_2PI = 0x1.9884533d43651p-2;

  private Elementary() {}

  /**
   * e^x. The NaN that arithmetic makes has low bits 0, so that shifting them in changes nothing.
   */
  public static double exp(double x) {
    double t = fma(x, LOG2_E, ROUNDER);
    double r = reduced(x, ROUNDER - t);
    double p = 1 + expm1OfReduced(r);
    double y = Double.longBitsToDouble(bits(p) + (bits(t) << 52));
    y = x > EXP_HIGHEST ? Double.POSITIVE_INFINITY : y;
    return x < EXP_LOWEST ? 0 : y;
  }

  /** e^x - 1, exact to the last bits near 0. */
  static double expm1(double x) {
    double c = x < EXPM1_LOWEST ? EXPM1_LOWEST : x;
    double t = fma(c, LOG2_E, ROUNDER);
    double m = expm1OfReduced(reduced(c, ROUNDER - t));
    double half = Double.longBitsToDouble((bits(t) << 52) + HALF_BITS);
    double y = 2 * fma(half, m, half - 0.5);
    y = x > EXP_HIGHEST ? Double.POSITIVE_INFINITY : y;
    return abs(x) < TINY ? x : y;
  }

  /** x - n ln 2, given -n. */
  private static double reduced(double x, double minus) {
    return fma(minus, LN2_LOW, fma(minus, LN2_HIGH, x));
  }

  /** r + r^2 Q(r), with Q in Estrin's order: the shortest chain. */
  private static double expm1OfReduced(double r) {
    double r2 = r * r;
    double r4 = r2 * r2;
    double low = fma(fma(Q3, r, Q2), r2, fma(Q1, r, Q0));
    double middle = fma(fma(Q7, r, Q6), r2, fma(Q5, r, Q4));
    double q = fma(fma(fma(Q9, r, Q8), r4, middle), r4, low);
    return fma(r2, q, r);
  }

  /** 1 / (1 + e^-x), exact in both tails. */
  static double sigmoid(double x) {
    double e = exp(-abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }

  /** (e^x - e^-x) / (e^x + e^-x). */
  static double tanh(double x) {
    double m = expm1(-2 * abs(x));
    return Math.copySign(-m / (m + 2), x);
  }

  /** ln(1 + e^x). */
  static double softplus(double x) {
    return (x <= 0 ? 0 : x) + log1p(exp(-abs(x)));
  }

  /** ln(1 + e) for e between 0 and 1. */
  static double log1p(double e) {
    boolean big = e > SQRT2_MINUS_1;
    return logOnePlus(big ? (e - 1) * 0.5 : e, big ? 1 : 0);
  }

  /** The natural logarithm. */
  public static double log(double x) {
    if (!(x >= Double.MIN_NORMAL) || x == Double.POSITIVE_INFINITY) {
      boolean subnormal = x > 0 && x < Double.MIN_NORMAL;
      return subnormal ? logOfNormal(x * 0x1p54, -54) : x < 0 ? Double.NaN : x == 0 ? -1 / 0.0 : x;
    }
    return logOfNormal(x, 0);
  }

  private static double logOfNormal(double x, int shift) {
    long shifted = bits(x) + (ONE_BITS - SQRT_HALF_BITS);
    double exponent = Double.longBitsToDouble((shifted >>> 52) | TWO_TO_52_BITS) - (0x1p52 + 1023);
    double m = Double.longBitsToDouble((shifted & MANTISSA) + SQRT_HALF_BITS);
    return logOnePlus(m - 1, exponent + shift);
  }

  /** k ln 2 + ln(1 + f), by ln(1 + f) = 2 atanh(s) with s = f / (2 + f). */
  private static double logOnePlus(double f, double k) {
    double s = f / (2 + f);
    double z = s * s;
    double h = 0.5 * f * f;
    double a = fma(fma(fma(fma(fma(fma(A6, z, A5), z, A4), z, A3), z, A2), z, A1), z, A0);
    double low = fma(s, fma(a, z, h), k * LN2_LOW);
    return fma(k, LN2_HIGH, f - (h - low));
  }

  /** x Phi(x) with the standard normal distribution Phi: exact gelu. */
  static double gelu(double x) {
    double y = abs(x) > TAIL_END ? TAIL_END : abs(x);
    double tail = tail(y, gaussian(y));
    return x < 0 ? -y * tail : x * (1 - tail);
  }

  /** The derivative of gelu: Phi(x) + x phi(x). */
  static double geluDerivative(double x) {
    double y = abs(x) > TAIL_END ? TAIL_END : abs(x);
    double g = gaussian(y);
    double tail = tail(y, g);
    double density = y * (g * INV_SQRT_2PI);
    return x < 0 ? tail - density : (1 - tail) + density;
  }

  /** x / (1 + |x|). */
  static double softsign(double x) {
    double y = abs(x) > Double.MAX_VALUE ? Double.MAX_VALUE : abs(x);
    return Math.copySign(y / (1 + y), x);
  }

  /** The derivative of softsign: 1 / (1 + |x|)^2. */
  static double softsignDerivative(double x) {
    double t = 1 / (1 + abs(x));
    return t * t;
  }

  /** The second derivative of softsign; 0 at 0, where it jumps. */
  static double softsignSecondDerivative(double x) {
    double t = 1 / (1 + abs(x));
    return -2 * Math.signum(x) * (t * t * t);
  }

  /** x tanh(softplus(x)): with e = e^x, tanh(ln(1 + e)) = w / (w + 2) where w = e (e + 2). */
  static double mish(double x) {
    double e = exp(x > MISH_HIGHEST ? MISH_HIGHEST : x);
    double w = e * (e + 2);
    return (x < MISH_LOWEST ? MISH_LOWEST : x) * (w / (w + 2));
  }

  /** The derivative of mish: t + x t' with t = w / (w + 2) and t' = 4 e (1 + e) / (w + 2)^2. */
  static double mishDerivative(double x) {
    double c = x > MISH_HIGHEST ? MISH_HIGHEST : x < MISH_LOWEST ? MISH_LOWEST : x;
    double e = exp(c);
    double w = e * (e + 2);
    double v = w + 2;
    return fma(c, 4 * e * (1 + e) / (v * v), w / v);
  }

  /** The second derivative of mish: t' (2 + x (1 - s - 2 s t)) with s = sigmoid(x). */
  static double mishSecondDerivative(double x) {
    double c = x > MISH_HIGHEST ? MISH_HIGHEST : x < MISH_LOWEST ? MISH_LOWEST : x;
    double e = exp(c);
    double w = e * (e + 2);
    double v = w + 2;
    double s = sigmoid(c);
    return 4 * e * (1 + e) / (v * v) * (2 + c * (1 - s - 2 * s * (w / v)));
  }

  /** e^(-y^2 / 2); the square's rounding error is carried along, as e^- would magnify it. */
  static double gaussian(double y) {
    double square = y * y;
    double e = exp(-0.5 * square);
    return fma(-0.5 * fma(y, y, -square), e, e);
  }

  /**
   * The standard normal distribution beyond y, for y between 0 and {@link #TAIL_END}, which is
   * erfc(t) / 2 at t = y / sqrt 2: erfc(t) = e^(-t^2) / (1 + 2t) times a polynomial in (t - 4) / (t
   * + 4) (the form of Shepherd and Laframboise 1981).
   */
  static double tail(double y, double gaussian) {
    double t = y * SQRT_HALF;
    double u = (t - 4) / (t + 4);
    double p = ERFC[ERFC.length - 1];
    for (int k = ERFC.length - 2; k >= 0; k--) {
      p = fma(p, u, ERFC[k]);
    }
    return 0.5 * gaussian * p / fma(2, t, 1);
  }

  /** (1 + 2t) e^(t^2) erfc(t) for t from 0 to 28, 2e-17. */
  static final double[] ERFC = {
    0x1.3ba5916e9fd7fp+0, -0x1.1df1ad154a29cp-3, 0x1.f7f5df66fd77ap-7, 0x1.16ecefcfa5fe0p-4,
    -0x1.9ddb23c3e8c73p-4, 0x1.7fee004df7640p-4, -0x1.0fb06dfe5635fp-4, 0x1.3079edf9e6ae2p-5,
    -0x1.09623880e035dp-6, 0x1.49c67195d1aa1p-8, -0x1.8d4a9f9fd538ep-11, -0x1.a1de85e54e5b8p-13,
    0x1.3be0ce2c9e9d3p-13, -0x1.9969af6e62617p-16, -0x1.78a7bdb819726p-17, 0x1.7fada58bdb59fp-18,
    0x1.44178858c064dp-22, -0x1.bfdebec1e8746p-21, 0x1.0c66bc818c77cp-24, 0x1.ec1941e5dff3ep-24,
    -0x1.0c9b396c5102dp-27, -0x1.cc62a7e3cab53p-27, -0x1.d7c38a842e2f1p-30
  };

  private static long bits(double x) {
    return Double.doubleToRawLongBits(x);
  }
}
