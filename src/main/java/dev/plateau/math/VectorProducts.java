package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;

import dev.plateau.math.Kernels.Weights;
import jdk.incubator.vector.DoubleVector;

/**
 * The matrix products of {@link VectorKernels}: each keeps a tile of 8 sums in registers, and does
 * what is left over one vector at a time.
 */
final class VectorProducts {
  private static final int L = SPECIES.length();

  /** Units of a tile of {@link #affine} and inputs of one of {@link #transposed}, by one vector. */
  private static final int TILE = 8;

  /** Inputs of a tile of {@link #wideOuter}, by two vectors. */
  private static final int UNITS = 4;

  private VectorProducts() {}

  static void affine(Weights layer, double[] theta, double[] x, double[] z, int n) {
    int out = layer.out();
    for (int r = 0; r < n; r += L) {
      int j = 0;
      for (; j <= out - TILE; j += TILE) {
        affineTile(layer, theta, x, z, n, r, j);
      }
      for (; j < out; j++) {
        affineVector(layer, theta, x, z, n, r, j);
      }
    }
  }

  private static void affineTile(
      Weights layer, double[] theta, double[] x, double[] z, int n, int r, int j) {
    int b = layer.biasesAt() + j;
    DoubleVector z0 = broadcast(theta[b]), z1 = broadcast(theta[b + 1]);
    DoubleVector z2 = broadcast(theta[b + 2]), z3 = broadcast(theta[b + 3]);
    DoubleVector z4 = broadcast(theta[b + 4]), z5 = broadcast(theta[b + 5]);
    DoubleVector z6 = broadcast(theta[b + 6]), z7 = broadcast(theta[b + 7]);
    int w = layer.weightsAt() + j;
    int last = layer.in() * n + r;
    for (int at = r; at < last; at += n, w += layer.out()) {
      DoubleVector xi = load(x, at);
      z0 = xi.fma(broadcast(theta[w]), z0);
      z1 = xi.fma(broadcast(theta[w + 1]), z1);
      z2 = xi.fma(broadcast(theta[w + 2]), z2);
      z3 = xi.fma(broadcast(theta[w + 3]), z3);
      z4 = xi.fma(broadcast(theta[w + 4]), z4);
      z5 = xi.fma(broadcast(theta[w + 5]), z5);
      z6 = xi.fma(broadcast(theta[w + 6]), z6);
      z7 = xi.fma(broadcast(theta[w + 7]), z7);
    }
    int at = j * n + r;
    store(z0, z1, z, at, n);
    store(z2, z3, z, at + 2 * n, n);
    store(z4, z5, z, at + 4 * n, n);
    store(z6, z7, z, at + 6 * n, n);
  }

  private static void affineVector(
      Weights layer, double[] theta, double[] x, double[] z, int n, int r, int j) {
    DoubleVector sum = broadcast(theta[layer.biasesAt() + j]);
    int w = layer.weightsAt() + j;
    int last = layer.in() * n + r;
    for (int at = r; at < last; at += n, w += layer.out()) {
      sum = load(x, at).fma(broadcast(theta[w]), sum);
    }
    sum.intoArray(z, j * n + r);
  }

  static void transposed(Weights layer, double[] theta, double[] delta, double[] dx, int n) {
    int in = layer.in();
    for (int r = 0; r < n; r += L) {
      int i = 0;
      for (; i <= in - TILE; i += TILE) {
        transposedTile(layer, theta, delta, dx, n, r, i);
      }
      for (; i < in; i++) {
        transposedVector(layer, theta, delta, dx, n, r, i);
      }
    }
  }

  private static void transposedTile(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int r, int i) {
    DoubleVector d0 = DoubleVector.zero(SPECIES), d1 = d0, d2 = d0, d3 = d0;
    DoubleVector d4 = d0, d5 = d0, d6 = d0, d7 = d0;
    int out = layer.out();
    int w = layer.weightsAt() + i * out;
    int last = out * n + r;
    for (int at = r; at < last; at += n, w++) {
      DoubleVector dj = load(delta, at);
      d0 = dj.fma(broadcast(theta[w]), d0);
      d1 = dj.fma(broadcast(theta[w + out]), d1);
      d2 = dj.fma(broadcast(theta[w + 2 * out]), d2);
      d3 = dj.fma(broadcast(theta[w + 3 * out]), d3);
      d4 = dj.fma(broadcast(theta[w + 4 * out]), d4);
      d5 = dj.fma(broadcast(theta[w + 5 * out]), d5);
      d6 = dj.fma(broadcast(theta[w + 6 * out]), d6);
      d7 = dj.fma(broadcast(theta[w + 7 * out]), d7);
    }
    int at = i * n + r;
    store(d0, d1, dx, at, n);
    store(d2, d3, dx, at + 2 * n, n);
    store(d4, d5, dx, at + 4 * n, n);
    store(d6, d7, dx, at + 6 * n, n);
  }

  private static void transposedVector(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int r, int i) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    int w = layer.weightsAt() + i * layer.out();
    int last = layer.out() * n + r;
    for (int at = r; at < last; at += n, w++) {
      sum = load(delta, at).fma(broadcast(theta[w]), sum);
    }
    sum.intoArray(dx, i * n + r);
  }

  /** Deltas are first written row by row, so that the lanes can run over the units. */
  static void wideOuter(
      Weights layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n) {
    int width = Kernels.rowWidth(layer);
    byRow(delta, scratch, layer.out(), width, n);
    addColumns(scratch, gradient, layer.biasesAt(), layer.out(), width, n);
    for (int j = 0; j < layer.out(); j += 2 * L) {
      int i = 0;
      for (; i <= layer.in() - UNITS; i += UNITS) {
        outerTile(x, scratch, n, width, i, j);
        addTile(layer, scratch, n * width, gradient, i, j, UNITS);
      }
      for (; i < layer.in(); i++) {
        outerRow(x, scratch, n, width, i, j);
        addTile(layer, scratch, n * width, gradient, i, j, 1);
      }
    }
  }

  private static void byRow(double[] delta, double[] rows, int out, int width, int n) {
    for (int r = 0; r < n; r++) {
      for (int j = 0; j < width; j++) {
        rows[r * width + j] = j < out ? delta[j * n + r] : 0;
      }
    }
  }

  private static void addColumns(
      double[] rows, double[] gradient, int at, int out, int width, int n) {
    int tile = n * width;
    for (int j = 0; j < width; j += L) {
      DoubleVector sum = DoubleVector.zero(SPECIES);
      for (int r = j; r < tile; r += width) {
        sum = sum.add(load(rows, r));
      }
      sum.intoArray(rows, tile);
      for (int c = 0; c < L && j + c < out; c++) {
        gradient[at + j + c] += rows[tile + c];
      }
    }
  }

  /** The sums of 4 inputs by 2 vectors of units, left behind the rows. */
  private static void outerTile(double[] x, double[] rows, int n, int width, int i, int j) {
    DoubleVector g00 = DoubleVector.zero(SPECIES), g01 = g00, g10 = g00, g11 = g00;
    DoubleVector g20 = g00, g21 = g00, g30 = g00, g31 = g00;
    int first = i * n;
    for (int r = first, at = j; r < first + n; r++, at += width) {
      DoubleVector d0 = load(rows, at);
      DoubleVector d1 = load(rows, at + L);
      DoubleVector x0 = broadcast(x[r]);
      g00 = d0.fma(x0, g00);
      g01 = d1.fma(x0, g01);
      DoubleVector x1 = broadcast(x[r + n]);
      g10 = d0.fma(x1, g10);
      g11 = d1.fma(x1, g11);
      DoubleVector x2 = broadcast(x[r + 2 * n]);
      g20 = d0.fma(x2, g20);
      g21 = d1.fma(x2, g21);
      DoubleVector x3 = broadcast(x[r + 3 * n]);
      g30 = d0.fma(x3, g30);
      g31 = d1.fma(x3, g31);
    }
    int tile = n * width;
    store(g00, g01, rows, tile, L);
    store(g10, g11, rows, tile + 2 * L, L);
    store(g20, g21, rows, tile + 4 * L, L);
    store(g30, g31, rows, tile + 6 * L, L);
  }

  private static void outerRow(double[] x, double[] rows, int n, int width, int i, int j) {
    DoubleVector left = DoubleVector.zero(SPECIES), right = left;
    int first = i * n;
    for (int r = first, at = j; r < first + n; r++, at += width) {
      DoubleVector xi = broadcast(x[r]);
      left = load(rows, at).fma(xi, left);
      right = load(rows, at + L).fma(xi, right);
    }
    store(left, right, rows, n * width, L);
  }

  private static void addTile(
      Weights layer, double[] tile, int tileAt, double[] gradient, int i, int j, int inputs) {
    int units = Math.min(2 * L, layer.out() - j);
    for (int row = 0; row < inputs; row++) {
      int from = tileAt + row * 2 * L;
      int to = layer.weightsAt() + (i + row) * layer.out() + j;
      for (int c = 0; c < units; c++) {
        gradient[to + c] += tile[from + c];
      }
    }
  }

  static void stripedOuter(Weights layer, double[] x, double[] delta, double[] gradient, int n) {
    int last = layer.out() * n;
    for (int d = 0, b = layer.biasesAt(); d < last; d += n, b++) {
      gradient[b] += VectorSums.sum(delta, d, n);
    }
    int w = layer.weightsAt();
    for (int i = 0; i < layer.in() * n; i += n) {
      for (int d = 0; d < last; d += n, w++) {
        gradient[w] += VectorSums.dot(x, i, delta, d, n);
      }
    }
  }

  private static void store(DoubleVector one, DoubleVector other, double[] to, int at, int step) {
    one.intoArray(to, at);
    other.intoArray(to, at + step);
  }

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
