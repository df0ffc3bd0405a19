package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/** Losses of numbers beside the squared error, for {@link VectorKernels}. */
final class VectorLosses {
  private static final int L = SPECIES.length();

  private VectorLosses() {}

  static void absoluteError(
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector error =
            VectorElementary.load(a, k).sub(VectorElementary.load(y, k)).blend(0, absent);
        loss = loss.add(error.abs());
        error
            .blend(1, error.compare(GT, 0))
            .blend(-1, error.compare(LT, 0))
            .mul(scale)
            .intoArray(delta, k);
      }
      loss.intoArray(losses, r);
    }
  }

  static void huber(
      double limit,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector error =
            VectorElementary.load(a, k).sub(VectorElementary.load(y, k)).blend(0, absent);
        DoubleVector cut =
            error.blend(limit, error.compare(GT, limit)).blend(-limit, error.compare(LT, -limit));
        loss = cut.fma(error.sub(cut.mul(0.5)), loss);
        cut.mul(scale).intoArray(delta, k);
      }
      loss.intoArray(losses, r);
    }
  }

  static void poissonOfExponential(
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector v = VectorElementary.load(a, k);
        DoubleVector t = VectorElementary.load(y, k);
        DoubleVector ratio = VectorElementary.log(t).sub(VectorElementary.load(z, k));
        DoubleVector share = t.mul(ratio).blend(0, t.compare(LT, Double.MIN_NORMAL));
        loss = loss.add(v.sub(t).add(share));
        v.sub(t).mul(scale).blend(0, absent).intoArray(delta, k);
      }
      loss.blend(0, absent).intoArray(losses, r);
    }
  }

  static void poissonOfSoftplus(
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector x = VectorElementary.load(z, k);
        DoubleVector v = VectorElementary.load(a, k);
        DoubleVector t = VectorElementary.load(y, k);
        VectorMask<Double> low = x.compare(LT, Elementwise.SOFTPLUS_LOW);
        DoubleVector ratio = VectorElementary.log(t).sub(VectorElementary.log(v).blend(x, low));
        DoubleVector share = t.mul(ratio).blend(0, t.compare(LT, Double.MIN_NORMAL));
        loss = loss.add(v.sub(t).add(share));
        DoubleVector slope = VectorElementary.sigmoid(x);
        DoubleVector relative = slope.div(v).blend(1, low);
        t.neg().fma(relative, slope).mul(scale).blend(0, absent).intoArray(delta, k);
      }
      loss.blend(0, absent).intoArray(losses, r);
    }
  }
}
