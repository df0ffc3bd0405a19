package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;

import dev.plateau.math.Kernels.Weights;
import jdk.incubator.vector.DoubleVector;

/** {@link PlainLaneKernels} with the Vector API: every vector holds lanes of one entry. */
final class VectorLaneKernels implements LaneKernels {
  private static final int L = SPECIES.length();

  @Override
  public void affine(Weights layer, double[] theta, double[] x, double[] z, int n, int lanes) {
    int out = layer.out();
    for (int j = 0; j < out; j++) {
      int b = (layer.biasesAt() + j) * lanes;
      int w = (layer.weightsAt() + j) * lanes;
      for (int l = 0; l < lanes; l += L) {
        DoubleVector bias = load(theta, b + l);
        for (int r = l; r < n * lanes; r += lanes) {
          products(bias, theta, w + l, out * lanes, x, r, n * lanes, layer.in())
              .intoArray(z, j * n * lanes + r);
        }
      }
    }
  }

  @Override
  public void transposed(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int lanes) {
    DoubleVector zero = DoubleVector.zero(SPECIES);
    for (int i = 0; i < layer.in(); i++) {
      int w = (layer.weightsAt() + i * layer.out()) * lanes;
      for (int l = 0; l < lanes; l += L) {
        for (int r = l; r < n * lanes; r += lanes) {
          products(zero, theta, w + l, lanes, delta, r, n * lanes, layer.out())
              .intoArray(dx, i * n * lanes + r);
        }
      }
    }
  }

  /** A start plus the sum of count products, each a step further in both arrays. */
  private static DoubleVector products(
      DoubleVector start,
      double[] a,
      int aAt,
      int aStep,
      double[] b,
      int bAt,
      int bStep,
      int count) {
    DoubleVector sum = start;
    for (int k = 0; k < count; k++) {
      sum = load(a, aAt + k * aStep).fma(load(b, bAt + k * bStep), sum);
    }
    return sum;
  }

  @Override
  public void outer(
      Weights layer, double[] x, double[] delta, double[] gradient, int n, int lanes) {
    int out = layer.out();
    int rows = n * lanes;
    for (int j = 0; j < out; j++) {
      int d = j * rows;
      add(delta, d, gradient, (layer.biasesAt() + j) * lanes, out, n, lanes);
      for (int i = 0; i < layer.in(); i++) {
        int g = (layer.weightsAt() + i * out + j) * lanes;
        if (out >= Kernels.WIDE) {
          addAscending(x, i * rows, delta, d, gradient, g, rows, lanes);
        } else if (n == 4) {
          addFour(x, i * rows, delta, d, gradient, g, lanes);
        } else {
          addStriped(x, i * rows, delta, d, gradient, g, rows, lanes);
        }
      }
    }
  }

  private static void add(double[] a, int at, double[] sums, int to, int out, int n, int lanes) {
    int rows = n * lanes;
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum =
          out >= Kernels.WIDE
              ? ascending(a, at + l, rows, lanes)
              : striped(a, at + l, at + rows, lanes);
      load(sums, to + l).add(sum).intoArray(sums, to + l);
    }
  }

  private static DoubleVector ascending(double[] a, int at, int rows, int lanes) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int r = 0; r < rows; r += lanes) {
      sum = sum.add(load(a, at + r));
    }
    return sum;
  }

  private static DoubleVector striped(double[] a, int at, int end, int lanes) {
    DoubleVector s0 = every8th(a, at, end, lanes).add(every8th(a, at + 4 * lanes, end, lanes));
    DoubleVector s2 =
        every8th(a, at + 2 * lanes, end, lanes).add(every8th(a, at + 6 * lanes, end, lanes));
    DoubleVector s1 =
        every8th(a, at + lanes, end, lanes).add(every8th(a, at + 5 * lanes, end, lanes));
    DoubleVector s3 =
        every8th(a, at + 3 * lanes, end, lanes).add(every8th(a, at + 7 * lanes, end, lanes));
    return s0.add(s2).add(s1.add(s3));
  }

  private static DoubleVector every8th(double[] a, int at, int end, int lanes) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    for (int k = at; k < end; k += Kernels.STRIPES * lanes) {
      sum = sum.add(load(a, k));
    }
    return sum;
  }

  private static void addAscending(
      double[] a, int aAt, double[] b, int bAt, double[] sums, int to, int rows, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = l; r < rows; r += lanes) {
        sum = load(a, aAt + r).fma(load(b, bAt + r), sum);
      }
      load(sums, to + l).add(sum).intoArray(sums, to + l);
    }
  }

  /** The striped sum of four rows, the founding shape, where each stripe is one product. */
  private static void addFour(
      double[] a, int aAt, double[] b, int bAt, double[] sums, int to, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector s0 = load(a, aAt + l).mul(load(b, bAt + l));
      DoubleVector s1 = load(a, aAt + lanes + l).mul(load(b, bAt + lanes + l));
      DoubleVector s2 = load(a, aAt + 2 * lanes + l).mul(load(b, bAt + 2 * lanes + l));
      DoubleVector s3 = load(a, aAt + 3 * lanes + l).mul(load(b, bAt + 3 * lanes + l));
      load(sums, to + l).add(s0.add(s2).add(s1.add(s3))).intoArray(sums, to + l);
    }
  }

  private static void addStriped(
      double[] a, int aAt, double[] b, int bAt, double[] sums, int to, int rows, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector s0 = dots(a, aAt, b, bAt, l, rows, lanes, 0, 4);
      DoubleVector s2 = dots(a, aAt, b, bAt, l, rows, lanes, 2, 6);
      DoubleVector s1 = dots(a, aAt, b, bAt, l, rows, lanes, 1, 5);
      DoubleVector s3 = dots(a, aAt, b, bAt, l, rows, lanes, 3, 7);
      load(sums, to + l).add(s0.add(s2).add(s1.add(s3))).intoArray(sums, to + l);
    }
  }

  /** The sum of two stripes. */
  private static DoubleVector dots(
      double[] a,
      int aAt,
      double[] b,
      int bAt,
      int lane,
      int rows,
      int lanes,
      int stripe,
      int other) {
    DoubleVector one = DoubleVector.zero(SPECIES), two = one;
    for (int r = stripe * lanes + lane; r < rows; r += Kernels.STRIPES * lanes) {
      one = load(a, aAt + r).fma(load(b, bAt + r), one);
    }
    for (int r = other * lanes + lane; r < rows; r += Kernels.STRIPES * lanes) {
      two = load(a, aAt + r).fma(load(b, bAt + r), two);
    }
    return one.add(two);
  }

  @Override
  public void sum(double[] a, double[] sums, int n, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      striped(a, l, n * lanes, lanes).intoArray(sums, l);
    }
  }

  @Override
  public void descend(double[] theta, double[] g, double[] alphas, int entries, int lanes) {
    for (int l = 0; l < lanes; l += L) {
      DoubleVector step = load(alphas, l).neg();
      for (int k = l; k < entries * lanes; k += lanes) {
        load(g, k).fma(step, load(theta, k)).intoArray(theta, k);
      }
    }
  }

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }
}
