package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;

/**
 * {@link PlainKernels} with the Vector API, to the same bits at every width.
 *
 * <p>Loops run over rows without a tail, as blocks hold multiples of {@link #STRIPES} rows and no
 * vector is longer. The products keep a tile of sums in registers: see {@link VectorProducts}.
 */
final class VectorKernels implements Kernels {
  private static final int L = SPECIES.length();
  private static final int FEW = 16;

  @Override
  public String name() {
    return "vector %d bit".formatted(SPECIES.vectorBitSize());
  }

  @Override
  public void affine(LayerLayout layer, double[] theta, double[] x, double[] z, int n) {
    VectorProducts.affine(layer, theta, x, z, n);
  }

  @Override
  public void transposed(LayerLayout layer, double[] theta, double[] delta, double[] dx, int n) {
    VectorProducts.transposed(layer, theta, delta, dx, n);
  }

  @Override
  public void outer(
      LayerLayout layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n) {
    if (layer.out() >= WIDE) {
      VectorProducts.wideOuter(layer, x, delta, gradient, scratch, n);
    } else {
      VectorProducts.stripedOuter(layer, x, delta, gradient, n);
    }
  }

  @Override
  public void apply(Elementwise h, double[] z, double[] a, int count) {
    VectorActivations.apply(h, z, a, count);
  }

  @Override
  public void backward(Elementwise h, double[] z, double[] a, double[] delta, int count) {
    VectorActivations.backward(h, z, a, delta, count);
  }

  @Override
  public void softmax(double[] z, double[] a, double[] logSumExp, int units, int n) {
    for (int r = 0; r < n; r += L) {
      DoubleVector highest = VectorElementary.load(z, r);
      for (int k = r + n; k < units * n; k += n) {
        DoubleVector v = VectorElementary.load(z, k);
        highest = highest.blend(v, v.compare(GT, highest));
      }
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector e = VectorElementary.exp(VectorElementary.load(z, k).sub(highest));
        e.intoArray(a, k);
        sum = sum.add(e);
      }
      for (int k = r; k < units * n; k += n) {
        VectorElementary.load(a, k).div(sum).intoArray(a, k);
      }
      highest.intoArray(logSumExp, r);
      sum.intoArray(logSumExp, n + r);
    }
    logs(logSumExp, n, n);
  }

  private static void logs(double[] a, int at, int count) {
    for (int k = at; k < at + count; k += L) {
      VectorElementary.log(VectorElementary.load(a, k)).intoArray(a, k);
    }
  }

  @Override
  public void softmaxBackward(double[] a, double[] delta, int units, int n) {
    for (int r = 0; r < n; r += L) {
      DoubleVector mean = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        mean = VectorElementary.load(a, k).fma(VectorElementary.load(delta, k), mean);
      }
      for (int k = r; k < units * n; k += n) {
        VectorElementary.load(a, k)
            .mul(VectorElementary.load(delta, k).sub(mean))
            .intoArray(delta, k);
      }
    }
  }

  @Override
  public void squaredError(
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    if (units == 1 && n > L) {
      squaredError(a, y, mask, scale, losses, delta, n);
      return;
    }
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector error =
            VectorElementary.load(a, k).sub(VectorElementary.load(y, k)).blend(0, absent);
        loss = error.fma(error, loss);
        error.mul(scale).intoArray(delta, k);
      }
      loss.intoArray(losses, r);
    }
  }

  /**
   * Of one output: without a loop within the loop, where the compiler would check indices. Such a
   * loop costs more to enter, which a single vector of rows would not win back.
   */
  private static void squaredError(
      double[] a, double[] y, double[] mask, double scale, double[] losses, double[] delta, int n) {
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector error =
          VectorElementary.load(a, r).sub(VectorElementary.load(y, r)).blend(0, absent);
      error.fma(error, DoubleVector.zero(SPECIES)).intoArray(losses, r);
      error.mul(scale).intoArray(delta, r);
    }
  }

  @Override
  public void binaryCrossEntropy(
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    VectorActivations.expOfMinusAbs(z, delta, units * n);
    for (int r = 0; r < n; r += L) {
      VectorMask<Double> absent = VectorElementary.load(mask, r).compare(EQ, 0);
      DoubleVector loss = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector v = VectorElementary.load(z, k);
        DoubleVector share = VectorElementary.log1p(VectorElementary.load(delta, k));
        loss =
            loss.add(v.neg().fma(VectorElementary.load(y, k), VectorElementary.relu(v)).add(share));
        VectorElementary.load(a, k)
            .sub(VectorElementary.load(y, k))
            .mul(scale)
            .blend(0, absent)
            .intoArray(delta, k);
      }
      loss.blend(0, absent).intoArray(losses, r);
    }
  }

  @Override
  public void crossEntropy(
      double[] z,
      double[] a,
      double[] logSumExp,
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
      DoubleVector total = DoubleVector.zero(SPECIES);
      for (int k = r; k < units * n; k += n) {
        DoubleVector distance =
            VectorElementary.load(logSumExp, n + r)
                .sub(VectorElementary.load(z, k).sub(VectorElementary.load(logSumExp, r)));
        loss = VectorElementary.load(y, k).fma(distance, loss);
        total = total.add(VectorElementary.load(y, k));
      }
      for (int k = r; k < units * n; k += n) {
        DoubleVector d =
            VectorElementary.load(a, k).fma(total, VectorElementary.load(y, k).neg()).mul(scale);
        d.blend(0, absent).intoArray(delta, k);
      }
      loss.blend(0, absent).intoArray(losses, r);
    }
  }

  @Override
  public void absoluteError(
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    VectorLosses.absoluteError(a, y, mask, scale, losses, delta, units, n);
  }

  @Override
  public void huber(
      double limit,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    VectorLosses.huber(limit, a, y, mask, scale, losses, delta, units, n);
  }

  @Override
  public void poisson(
      Elementwise h,
      double[] z,
      double[] a,
      double[] y,
      double[] mask,
      double scale,
      double[] losses,
      double[] delta,
      int units,
      int n) {
    if (h == Elementwise.EXPONENTIAL) {
      VectorLosses.poissonOfExponential(z, a, y, mask, scale, losses, delta, units, n);
    } else {
      VectorLosses.poissonOfSoftplus(z, a, y, mask, scale, losses, delta, units, n);
    }
  }

  /** Too short to gain from vectors. */
  @Override
  public double sum(double[] a, int n) {
    return PlainKernels.sum(a, 0, n);
  }

  /** Few go one by one: a vector would wait for entries of g that were written one by one. */
  @Override
  public void descend(double[] theta, double[] g, double alpha, int count) {
    DoubleVector step = DoubleVector.broadcast(SPECIES, -alpha);
    int k = 0;
    for (; count > FEW && k <= count - L; k += L) {
      VectorElementary.load(g, k).fma(step, VectorElementary.load(theta, k)).intoArray(theta, k);
    }
    for (; k < count; k++) {
      theta[k] = Math.fma(-alpha, g[k], theta[k]);
    }
  }
}
