package dev.plateau.kernel;

import static dev.plateau.kernel.Elementary.*;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** {@link Elementary} on all lanes of a vector at once, operation by operation the same. */
final class VectorElementary {
  /** The vectors in use: as wide as {@link KernelWidth} says, at most {@link Kernels#STRIPES}. */
  static final VectorSpecies<Double> SPECIES =
      switch (KernelWidth.bits()) {
        case 128 -> DoubleVector.SPECIES_128;
        case 256 -> DoubleVector.SPECIES_256;
        default -> DoubleVector.SPECIES_512;
      };

  private VectorElementary() {}

  /**
   * What the machine does best; 0 where a register holds but two doubles: HotSpot has no blends and
   * shuffles of two, so vectors would go to the heap.
   */
  static int preferredBits() {
    int bits = Math.min(512, DoubleVector.SPECIES_PREFERRED.vectorBitSize());
    return bits < 256 ? 0 : bits;
  }

  static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  static DoubleVector exp(DoubleVector x) {
    return expOfLow(x).blend(Double.POSITIVE_INFINITY, x.compare(GT, EXP_HIGHEST));
  }

  /** {@link #exp} of arguments that cannot overflow. */
  static DoubleVector expOfLow(DoubleVector x) {
    DoubleVector t = x.fma(broadcast(LOG2_E), broadcast(ROUNDER));
    DoubleVector p = expm1OfReduced(reduced(x, broadcast(ROUNDER).sub(t))).add(1);
    DoubleVector y = p.reinterpretAsLongs().add(exponent(t)).reinterpretAsDoubles();
    return y.blend(0, x.compare(LT, EXP_LOWEST));
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector c = x.blend(EXPM1_LOWEST, x.compare(LT, EXPM1_LOWEST));
    DoubleVector t = c.fma(broadcast(LOG2_E), broadcast(ROUNDER));
    DoubleVector m = expm1OfReduced(reduced(c, broadcast(ROUNDER).sub(t)));
    DoubleVector half = exponent(t).add(HALF_BITS).reinterpretAsDoubles();
    DoubleVector y = half.fma(m, half.sub(0.5)).mul(2);
    y = y.blend(Double.POSITIVE_INFINITY, x.compare(GT, EXP_HIGHEST));
    return y.blend(x, x.abs().compare(LT, TINY));
  }

  private static LongVector exponent(DoubleVector t) {
    return t.reinterpretAsLongs().lanewise(LSHL, 52);
  }

  private static DoubleVector reduced(DoubleVector x, DoubleVector minus) {
    return minus.fma(broadcast(LN2_LOW), minus.fma(broadcast(LN2_HIGH), x));
  }

  private static DoubleVector expm1OfReduced(DoubleVector r) {
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector low = linear(Q3, r, Q2).fma(r2, linear(Q1, r, Q0));
    DoubleVector middle = linear(Q7, r, Q6).fma(r2, linear(Q5, r, Q4));
    DoubleVector q = linear(Q9, r, Q8).fma(r4, middle).fma(r4, low);
    return r2.fma(q, r);
  }

  private static DoubleVector linear(double slope, DoubleVector r, double constant) {
    return r.fma(broadcast(slope), broadcast(constant));
  }

  /** Blends into e, not into a constant, which the compiler would put on the heap. */
  static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector e = expOfLow(minusAbs(x));
    return e.blend(1, x.compare(GE, 0)).div(e.add(1));
  }

  /** -|x|, by its sign bit. */
  static DoubleVector minusAbs(DoubleVector x) {
    return x.reinterpretAsLongs().or(Long.MIN_VALUE).reinterpretAsDoubles();
  }

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector m = expm1(x.abs().mul(-2));
    DoubleVector y = m.neg().div(m.add(2)).abs();
    LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
    return y.reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  /** {@link Elementary#softplus}, given e^-|x|. */
  static DoubleVector softplus(DoubleVector x, DoubleVector e) {
    return relu(x).add(log1p(e));
  }

  static DoubleVector relu(DoubleVector x) {
    return x.blend(0, x.compare(LE, 0));
  }

  static DoubleVector log1p(DoubleVector e) {
    VectorMask<Double> big = e.compare(GT, SQRT2_MINUS_1);
    DoubleVector k = e.blend(1, big).blend(0, big.not());
    return logOnePlus(e.blend(e.sub(1).mul(0.5), big), k);
  }

  /** The logarithm of normal positive numbers; NaN and infinity stay. */
  static DoubleVector log(DoubleVector x) {
    LongVector shifted = x.reinterpretAsLongs().add(ONE_BITS - SQRT_HALF_BITS);
    DoubleVector exponent =
        shifted.lanewise(LSHR, 52).or(TWO_TO_52_BITS).reinterpretAsDoubles().sub(0x1p52 + 1023);
    DoubleVector m = shifted.and(MANTISSA).add(SQRT_HALF_BITS).reinterpretAsDoubles();
    DoubleVector y = logOnePlus(m.sub(1), exponent);
    return y.blend(x, x.compare(LE, Double.MAX_VALUE).not());
  }

  private static DoubleVector logOnePlus(DoubleVector f, DoubleVector k) {
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector h = f.mul(0.5).mul(f);
    DoubleVector a = linear(A6, z, A5).fma(z, broadcast(A4)).fma(z, broadcast(A3));
    a = a.fma(z, broadcast(A2)).fma(z, broadcast(A1)).fma(z, broadcast(A0));
    DoubleVector low = s.fma(a.fma(z, h), k.mul(LN2_LOW));
    return k.fma(broadcast(LN2_HIGH), f.sub(h.sub(low)));
  }

  /** {@link Elementary#gelu}, given the tail. */
  static DoubleVector gelu(DoubleVector x, DoubleVector tail) {
    DoubleVector right = x.mul(broadcast(1).sub(tail));
    return right.blend(clampedToTail(x).neg().mul(tail), x.compare(LT, 0));
  }

  /** Its derivative, given the same and {@link Elementary#gaussian}. */
  static DoubleVector geluDerivative(DoubleVector x, DoubleVector tail, DoubleVector gaussian) {
    DoubleVector density = clampedToTail(x).mul(gaussian.mul(INV_SQRT_2PI));
    DoubleVector right = broadcast(1).sub(tail).add(density);
    return right.blend(tail.sub(density), x.compare(LT, 0));
  }

  static DoubleVector softsign(DoubleVector x) {
    DoubleVector y = x.abs();
    y = y.blend(Double.MAX_VALUE, y.compare(GT, Double.MAX_VALUE));
    LongVector sign = x.reinterpretAsLongs().and(Long.MIN_VALUE);
    return y.div(y.add(1)).reinterpretAsLongs().or(sign).reinterpretAsDoubles();
  }

  static DoubleVector softsignDerivative(DoubleVector x) {
    DoubleVector t = broadcast(1).div(x.abs().add(1));
    return t.mul(t);
  }

  static DoubleVector mish(DoubleVector x) {
    DoubleVector e = expOfLow(x.blend(MISH_HIGHEST, x.compare(GT, MISH_HIGHEST)));
    DoubleVector w = e.mul(e.add(2));
    return x.blend(MISH_LOWEST, x.compare(LT, MISH_LOWEST)).mul(w.div(w.add(2)));
  }

  static DoubleVector mishDerivative(DoubleVector x) {
    DoubleVector c = x.blend(MISH_HIGHEST, x.compare(GT, MISH_HIGHEST));
    c = c.blend(MISH_LOWEST, c.compare(LT, MISH_LOWEST));
    DoubleVector e = expOfLow(c);
    DoubleVector w = e.mul(e.add(2));
    DoubleVector v = w.add(2);
    return c.fma(e.mul(4).mul(e.add(1)).div(v.mul(v)), w.div(v));
  }

  private static DoubleVector clampedToTail(DoubleVector x) {
    DoubleVector y = x.abs();
    return y.blend(TAIL_END, y.compare(GT, TAIL_END));
  }

  static DoubleVector gaussianOfTail(DoubleVector x) {
    DoubleVector y = clampedToTail(x);
    DoubleVector square = y.mul(y);
    DoubleVector e = expOfLow(square.mul(-0.5));
    return y.fma(y, square.neg()).mul(-0.5).fma(e, e);
  }

  /** The t of {@link Elementary#tail}. */
  static DoubleVector halfOfTail(DoubleVector x) {
    return clampedToTail(x).mul(SQRT_HALF);
  }

  /** What its polynomial is in. */
  static DoubleVector ofTail(DoubleVector t) {
    return t.sub(4).div(t.add(4));
  }

  /** The first two terms of its polynomial. */
  static DoubleVector startOfTail(DoubleVector u) {
    return u.fma(broadcast(ERFC[ERFC.length - 1]), broadcast(ERFC[ERFC.length - 2]));
  }

  /** The tail, given t, the polynomial and {@link Elementary#gaussian}. */
  static DoubleVector tail(DoubleVector t, DoubleVector p, DoubleVector gaussian) {
    return gaussian.mul(0.5).mul(p).div(t.fma(broadcast(2), broadcast(1)));
  }

  static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
