package dev.plateau.kernel;

import static dev.plateau.kernel.Elementary.ERFC;
import static dev.plateau.kernel.Elementwise.HARD;
import static dev.plateau.kernel.VectorElementary.SPECIES;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** {@link Elementwise} functions and their derivatives over arrays, for {@link VectorKernels}. */
final class VectorActivations {
  private static final int L = SPECIES.length();

  /** Entries of which something is remembered on the way. */
  private static final int CHUNK = 256;

  private VectorActivations() {}

  static void apply(Elementwise h, double[] z, double[] a, int count) {
    switch (h) {
      case IDENTITY -> System.arraycopy(z, 0, a, 0, count);
      case SIGMOID -> sigmoid(z, a, count);
      case TANH -> tanh(z, a, count);
      case RELU -> leakyRelu(0, z, a, count);
      case LEAKY_RELU -> leakyRelu(Elementwise.LEAK, z, a, count);
      case ELU -> elu(z, a, count);
      case GELU -> gelu(z, a, count);
      case SILU -> silu(z, a, count);
      case SOFTPLUS -> softplus(z, a, count);
      case HARD_SIGMOID -> hardSigmoid(z, a, count);
      case SOFTSIGN -> softsign(z, a, count);
      case EXPONENTIAL -> exponential(z, a, count);
      case MISH -> mish(z, a, count);
    }
  }

  static void sigmoid(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.sigmoid(VectorElementary.load(z, k)).intoArray(a, k);
    }
  }

  private static void tanh(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.tanh(VectorElementary.load(z, k)).intoArray(a, k);
    }
  }

  /** With slope 0 a relu: -0 and not z * 0, which would make NaN of infinity. */
  private static void leakyRelu(double slope, double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      DoubleVector left = slope == 0 ? DoubleVector.zero(SPECIES) : v.mul(slope);
      v.blend(left, v.compare(LE, 0)).intoArray(a, k);
    }
  }

  private static void elu(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      v.blend(VectorElementary.expm1(v), v.compare(LE, 0)).intoArray(a, k);
    }
  }

  private static void gelu(double[] z, double[] a, int count) {
    gaussians(z, 0, a, count);
    tails(z, 0, a, a, count);
    for (int k = 0; k < count; k += L) {
      VectorElementary.gelu(VectorElementary.load(z, k), VectorElementary.load(a, k))
          .intoArray(a, k);
    }
  }

  private static void silu(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      v.mul(VectorElementary.sigmoid(v)).intoArray(a, k);
    }
  }

  /** e^-|z|. */
  static void expOfMinusAbs(double[] z, double[] to, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.expOfLow(VectorElementary.minusAbs(VectorElementary.load(z, k)))
          .intoArray(to, k);
    }
  }

  private static void softplus(double[] z, double[] a, int count) {
    expOfMinusAbs(z, a, count);
    for (int k = 0; k < count; k += L) {
      VectorElementary.softplus(VectorElementary.load(z, k), VectorElementary.load(a, k))
          .intoArray(a, k);
    }
  }

  private static void hardSigmoid(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      v.add(HARD)
          .div(2 * HARD)
          .blend(0, v.compare(LE, -HARD))
          .blend(1, v.compare(GE, HARD))
          .intoArray(a, k);
    }
  }

  private static void softsign(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.softsign(VectorElementary.load(z, k)).intoArray(a, k);
    }
  }

  private static void exponential(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.exp(VectorElementary.load(z, k)).intoArray(a, k);
    }
  }

  private static void mish(double[] z, double[] a, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.mish(VectorElementary.load(z, k)).intoArray(a, k);
    }
  }

  static void backward(Elementwise h, double[] z, double[] a, double[] delta, int count) {
    switch (h) {
      case IDENTITY -> {}
      case SIGMOID -> sigmoidBackward(a, delta, count);
      case TANH -> tanhBackward(a, delta, count);
      case RELU -> leakyReluBackward(0, z, delta, count);
      case LEAKY_RELU -> leakyReluBackward(Elementwise.LEAK, z, delta, count);
      case ELU -> eluBackward(z, a, delta, count);
      case GELU -> geluBackward(z, delta, count);
      case SILU -> siluBackward(z, delta, count);
      case SOFTPLUS -> softplusBackward(z, delta, count);
      case HARD_SIGMOID -> hardSigmoidBackward(z, delta, count);
      case SOFTSIGN -> softsignBackward(z, delta, count);
      case EXPONENTIAL -> exponentialBackward(a, delta, count);
      case MISH -> mishBackward(z, delta, count);
    }
  }

  private static void sigmoidBackward(double[] a, double[] delta, int count) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < count; k += L) {
      DoubleVector s = VectorElementary.load(a, k);
      VectorElementary.load(delta, k).mul(s.mul(one.sub(s))).intoArray(delta, k);
    }
  }

  private static void tanhBackward(double[] a, double[] delta, int count) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < count; k += L) {
      DoubleVector t = VectorElementary.load(a, k);
      VectorElementary.load(delta, k).mul(t.neg().fma(t, one)).intoArray(delta, k);
    }
  }

  private static void leakyReluBackward(double slope, double[] z, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector d = VectorElementary.load(delta, k);
      d.blend(d.mul(slope), VectorElementary.load(z, k).compare(LE, 0)).intoArray(delta, k);
    }
  }

  private static void eluBackward(double[] z, double[] a, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector d = VectorElementary.load(delta, k);
      d.blend(d.mul(VectorElementary.load(a, k).add(1)), VectorElementary.load(z, k).compare(LE, 0))
          .intoArray(delta, k);
    }
  }

  private static void geluBackward(double[] z, double[] delta, int count) {
    double[] gaussians = new double[Math.min(count, CHUNK)];
    double[] tails = new double[gaussians.length];
    for (int at = 0; at < count; at += CHUNK) {
      geluBackward(z, gaussians, tails, delta, at, Math.min(CHUNK, count - at));
    }
  }

  private static void geluBackward(
      double[] z, double[] gaussians, double[] tails, double[] delta, int at, int count) {
    gaussians(z, at, gaussians, count);
    tails(z, at, gaussians, tails, count);
    for (int k = 0; k < count; k += L) {
      DoubleVector g = VectorElementary.load(gaussians, k);
      DoubleVector tail = VectorElementary.load(tails, k);
      VectorElementary.load(delta, at + k)
          .mul(VectorElementary.geluDerivative(VectorElementary.load(z, at + k), tail, g))
          .intoArray(delta, at + k);
    }
  }

  private static void gaussians(double[] z, int at, double[] to, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.gaussianOfTail(VectorElementary.load(z, at + k)).intoArray(to, k);
    }
  }

  /** Two at a time, as each term of the polynomial waits for the one before. */
  private static void tails(double[] z, int at, double[] gaussians, double[] to, int count) {
    int last = count - L;
    for (int k = 0; k < last; k += 2 * L) {
      twoTails(z, at + k, gaussians, to, k);
    }
    if (count % (2 * L) != 0) {
      lastTail(z, at + last, gaussians, to, last);
    }
  }

  private static void twoTails(double[] z, int at, double[] gaussians, double[] to, int k) {
    DoubleVector s = VectorElementary.halfOfTail(VectorElementary.load(z, at));
    DoubleVector t = VectorElementary.halfOfTail(VectorElementary.load(z, at + L));
    DoubleVector u = VectorElementary.ofTail(s);
    DoubleVector v = VectorElementary.ofTail(t);
    DoubleVector p = VectorElementary.startOfTail(u);
    DoubleVector q = VectorElementary.startOfTail(v);
    for (int j = ERFC.length - 3; j >= 0; j--) {
      p = p.fma(u, VectorElementary.broadcast(ERFC[j]));
      q = q.fma(v, VectorElementary.broadcast(ERFC[j]));
    }
    VectorElementary.tail(s, p, VectorElementary.load(gaussians, k)).intoArray(to, k);
    VectorElementary.tail(t, q, VectorElementary.load(gaussians, k + L)).intoArray(to, k + L);
  }

  private static void lastTail(double[] z, int at, double[] gaussians, double[] to, int k) {
    DoubleVector s = VectorElementary.halfOfTail(VectorElementary.load(z, at));
    DoubleVector u = VectorElementary.ofTail(s);
    DoubleVector p = VectorElementary.startOfTail(u);
    for (int j = ERFC.length - 3; j >= 0; j--) {
      p = p.fma(u, VectorElementary.broadcast(ERFC[j]));
    }
    VectorElementary.tail(s, p, VectorElementary.load(gaussians, k)).intoArray(to, k);
  }

  private static void siluBackward(double[] z, double[] delta, int count) {
    DoubleVector one = DoubleVector.broadcast(SPECIES, 1);
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      DoubleVector s = VectorElementary.sigmoid(v);
      VectorElementary.load(delta, k).mul(v.mul(s).fma(one.sub(s), s)).intoArray(delta, k);
    }
  }

  private static void softplusBackward(double[] z, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.load(delta, k)
          .mul(VectorElementary.sigmoid(VectorElementary.load(z, k)))
          .intoArray(delta, k);
    }
  }

  private static void hardSigmoidBackward(double[] z, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector v = VectorElementary.load(z, k);
      DoubleVector d = VectorElementary.load(delta, k);
      VectorMask<Double> flat = v.compare(LE, -HARD).or(v.compare(GE, HARD));
      d.mul(1 / (2 * HARD)).blend(d.mul(0), flat).intoArray(delta, k);
    }
  }

  private static void softsignBackward(double[] z, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.load(delta, k)
          .mul(VectorElementary.softsignDerivative(VectorElementary.load(z, k)))
          .intoArray(delta, k);
    }
  }

  private static void exponentialBackward(double[] a, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.load(delta, k).mul(VectorElementary.load(a, k)).intoArray(delta, k);
    }
  }

  private static void mishBackward(double[] z, double[] delta, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.load(delta, k)
          .mul(VectorElementary.mishDerivative(VectorElementary.load(z, k)))
          .intoArray(delta, k);
    }
  }
}
