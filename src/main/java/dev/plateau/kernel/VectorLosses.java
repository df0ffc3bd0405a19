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
    logsOfSoftplus(z, a, delta, units * n);
    logsOver(y, delta, units * n);
    poissonLosses(a, y, delta, mask, losses, units, n);
    VectorActivations.sigmoid(z, delta, units * n);
    poissonDeltas(z, a, y, mask, scale, delta, units, n);
  }

  private static void logsOfSoftplus(double[] z, double[] a, double[] to, int count) {
    for (int k = 0; k < count; k += L) {
      DoubleVector x = VectorElementary.load(z, k);
      VectorElementary.log(VectorElementary.load(a, k))
          .blend(x, x.compare(LT, Elementwise.SOFTPLUS_LOW))
          .intoArray(to, k);
    }
  }

  /** ln y - to. */
  private static void logsOver(double[] y, double[] to, int count) {
    for (int k = 0; k < count; k += L) {
      VectorElementary.log(VectorElementary.load(y, k))
          .sub(VectorElementary.load(to, k))
          .intoArray(to, k);
    }
  }

  /** Given ln(y / a). */
  private static void poissonLosses(
      double[] a, double[] y, double[] ratios, double[] mask, double[] losses, int units, int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector t = VectorElementary.load(y, k);
        DoubleVector share =
            t.mul(VectorElementary.load(ratios, k)).blend(0, t.compare(LT, Double.MIN_NORMAL));
        loss = loss.add(VectorElementary.load(a, k).sub(t).add(share));
      }
      loss.blend(0, absent).intoArray(losses, r);
    }
  }

  /** Given the slopes of softplus in delta. */
  private static void poissonDeltas(
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] delta,
      int units,
      int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      for (int k = r; k < units * n; k += n) {
        VectorMask<Double> low = VectorElementary.load(z, k).compare(LT, Elementwise.SOFTPLUS_LOW);
        DoubleVector slope = VectorElementary.load(delta, k);
        DoubleVector relative = slope.div(VectorElementary.load(a, k)).blend(1, low);
        VectorElementary.load(y, k)
            .neg()
            .fma(relative, slope)
            .mul(scale)
            .blend(0, absent)
            .intoArray(delta, k);
      }
    }
  }
}
