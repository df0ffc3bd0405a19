package dev.plateau.kernel;

import static java.lang.Math.fma;

import java.util.Arrays;

/** The kernels as plain loops: the specification that every faster form must match bit for bit. */
final class PlainKernels implements Kernels {
  static final PlainKernels INSTANCE = new PlainKernels();

  /** What a sum over rows is the product with. */
  static final double[] ONES = new double[BLOCK];

  static {
    Arrays.fill(ONES, 1);
  }

  private PlainKernels() {}

  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void affine(LayerLayout layer, double[] theta, double[] x, double[] z, int n) {
    for (int j = 0; j < layer.out(); j++) {
      Arrays.fill(z, j * n, j * n + n, theta[layer.biasesAt() + j]);
      for (int i = 0; i < layer.in(); i++) {
        addScaled(theta[layer.weightsAt() + i * layer.out() + j], x, i * n, z, j * n, n);
      }
    }
  }

  @Override
  public void transposed(LayerLayout layer, double[] theta, double[] delta, double[] dx, int n) {
    for (int i = 0; i < layer.in(); i++) {
      Arrays.fill(dx, i * n, i * n + n, 0);
      for (int j = 0; j < layer.out(); j++) {
        addScaled(theta[layer.weightsAt() + i * layer.out() + j], delta, j * n, dx, i * n, n);
      }
    }
  }

  private static void addScaled(double w, double[] x, int xAt, double[] z, int zAt, int n) {
    for (int r = 0; r < n; r++) {
      z[zAt + r] = fma(w, x[xAt + r], z[zAt + r]);
    }
  }

  @Override
  public void outer(
      LayerLayout layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n) {
    boolean wide = layer.out() >= WIDE;
    for (int j = 0; j < layer.out(); j++) {
      int dj = j * n;
      gradient[layer.biasesAt() + j] += wide ? ascendingSum(delta, dj, n) : sum(delta, dj, n);
      for (int i = 0; i < layer.in(); i++) {
        gradient[layer.weightsAt() + i * layer.out() + j] +=
            wide ? ascendingDot(x, i * n, delta, dj, n) : dot(x, i * n, delta, dj, n);
      }
    }
  }

  private static double ascendingDot(double[] a, int aAt, double[] b, int bAt, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum = fma(a[aAt + r], b[bAt + r], sum);
    }
    return sum;
  }

  private static double ascendingSum(double[] a, int at, int n) {
    double sum = 0;
    for (int r = 0; r < n; r++) {
      sum += a[at + r];
    }
    return sum;
  }

  private static double dot(double[] a, int aAt, double[] b, int bAt, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int r = 0; r < n; r += STRIPES) {
      s0 = fma(a[aAt + r], b[bAt + r], s0);
      s1 = fma(a[aAt + r + 1], b[bAt + r + 1], s1);
      s2 = fma(a[aAt + r + 2], b[bAt + r + 2], s2);
      s3 = fma(a[aAt + r + 3], b[bAt + r + 3], s3);
      s4 = fma(a[aAt + r + 4], b[bAt + r + 4], s4);
      s5 = fma(a[aAt + r + 5], b[bAt + r + 5], s5);
      s6 = fma(a[aAt + r + 6], b[bAt + r + 6], s6);
      s7 = fma(a[aAt + r + 7], b[bAt + r + 7], s7);
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  static double sum(double[] a, int at, int n) {
    return dot(a, at, ONES, 0, n);
  }

  @Override
  public void apply(Elementwise h, double[] z, double[] a, int count) {
    for (int k = 0; k < count; k++) {
      a[k] = h.value(z[k]);
    }
  }

  @Override
  public void backward(Elementwise h, double[] z, double[] a, double[] delta, int count) {
    for (int k = 0; k < count; k++) {
      delta[k] *= h.derivative(z[k], a[k]);
    }
  }

  @Override
  public void softmax(double[] z, double[] a, double[] logSumExp, int units, int n) {
    for (int r = 0; r < n; r++) {
      double highest = z[r];
      for (int k = 1; k < units; k++) {
        highest = z[k * n + r] > highest ? z[k * n + r] : highest;
      }
      double sum = 0;
      for (int k = 0; k < units; k++) {
        a[k * n + r] = Elementary.exp(z[k * n + r] - highest);
        sum += a[k * n + r];
      }
      for (int k = 0; k < units; k++) {
        a[k * n + r] /= sum;
      }
      logSumExp[r] = highest;
      logSumExp[n + r] = Elementary.log(sum);
    }
  }

  @Override
  public void softmaxBackward(double[] a, double[] delta, int units, int n) {
    for (int r = 0; r < n; r++) {
      double mean = 0;
      for (int k = 0; k < units; k++) {
        mean = fma(a[k * n + r], delta[k * n + r], mean);
      }
      for (int k = 0; k < units; k++) {
        delta[k * n + r] = a[k * n + r] * (delta[k * n + r] - mean);
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      for (int k = r; k < units * n; k += n) {
        double error = mask[r] == 0 ? 0 : a[k] - y[k];
        loss = fma(error, error, loss);
        delta[k] = scale * error;
      }
      losses[r] = loss;
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      for (int k = r; k < units * n; k += n) {
        loss += crossEntropy(z[k], y[k]);
        delta[k] = mask[r] == 0 ? 0 : scale * (a[k] - y[k]);
      }
      losses[r] = mask[r] == 0 ? 0 : loss;
    }
  }

  /** ln(1 + e^z) - z y. */
  static double crossEntropy(double z, double y) {
    double share = Elementary.log1p(Elementary.exp(-Math.abs(z)));
    return fma(-z, y, z <= 0 ? 0 : z) + share;
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      double total = 0;
      for (int k = r; k < units * n; k += n) {
        loss = fma(y[k], logSumExp[n + r] - (z[k] - logSumExp[r]), loss);
        total += y[k];
      }
      for (int k = r; k < units * n; k += n) {
        delta[k] = mask[r] == 0 ? 0 : scale * fma(a[k], total, -y[k]);
      }
      losses[r] = mask[r] == 0 ? 0 : loss;
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      for (int k = r; k < units * n; k += n) {
        double error = mask[r] == 0 ? 0 : a[k] - y[k];
        loss += Math.abs(error);
        delta[k] = scale * Math.signum(error);
      }
      losses[r] = loss;
    }
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      for (int k = r; k < units * n; k += n) {
        double error = mask[r] == 0 ? 0 : a[k] - y[k];
        double cut = error > limit ? limit : error < -limit ? -limit : error;
        loss = fma(cut, error - 0.5 * cut, loss);
        delta[k] = scale * cut;
      }
      losses[r] = loss;
    }
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
    for (int r = 0; r < n; r++) {
      double loss = 0;
      for (int k = r; k < units * n; k += n) {
        double ratio = Elementary.log(y[k]) - h.logValue(z[k], a[k]);
        loss += (a[k] - y[k]) + (y[k] < Double.MIN_NORMAL ? 0 : y[k] * ratio);
        double slope = h.derivative(z[k], a[k]);
        delta[k] = mask[r] == 0 ? 0 : scale * fma(-y[k], h.relativeSlope(z[k], a[k]), slope);
      }
      losses[r] = mask[r] == 0 ? 0 : loss;
    }
  }

  @Override
  public double sum(double[] a, int n) {
    return sum(a, 0, n);
  }

  @Override
  public void descend(double[] theta, double[] g, double alpha, int count) {
    for (int k = 0; k < count; k++) {
      theta[k] = fma(-alpha, g[k], theta[k]);
    }
  }
}
