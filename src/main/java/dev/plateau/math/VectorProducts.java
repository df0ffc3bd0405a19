package dev.plateau.math;

import static dev.plateau.math.VectorElementary.SPECIES;

import dev.plateau.math.Kernels.Weights;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * The matrix products of {@link VectorKernels}: each computes a tile of 4 units by 2 vectors in
 * registers, and what is left over one vector at a time.
 */
final class VectorProducts {
  private static final int L = SPECIES.length();
  private static final int UNITS = 4;

  private VectorProducts() {}

  static void affine(Weights layer, double[] theta, double[] x, double[] z, int n) {
    int tiled = n / (2 * L) * (2 * L);
    int out = layer.out();
    for (int r = 0; r < tiled; r += 2 * L) {
      int j = 0;
      for (; j <= out - UNITS; j += UNITS) {
        affineTile(layer, theta, x, z, n, r, j);
      }
      for (; j < out; j++) {
        affineVector(layer, theta, x, z, n, r, j);
        affineVector(layer, theta, x, z, n, r + L, j);
      }
    }
    for (int r = tiled; r < n; r += L) {
      for (int j = 0; j < out; j++) {
        affineVector(layer, theta, x, z, n, r, j);
      }
    }
  }

  private static void affineTile(
      Weights layer, double[] theta, double[] x, double[] z, int n, int r, int j) {
    int b = layer.biasesAt() + j;
    DoubleVector z00 = broadcast(theta[b]), z01 = z00;
    DoubleVector z10 = broadcast(theta[b + 1]), z11 = z10;
    DoubleVector z20 = broadcast(theta[b + 2]), z21 = z20;
    DoubleVector z30 = broadcast(theta[b + 3]), z31 = z30;
    int w = layer.weightsAt() + j;
    int last = layer.in() * n + r;
    for (int at = r; at < last; at += n, w += layer.out()) {
      DoubleVector x0 = load(x, at);
      DoubleVector x1 = load(x, at + L);
      DoubleVector w0 = broadcast(theta[w]);
      z00 = x0.fma(w0, z00);
      z01 = x1.fma(w0, z01);
      DoubleVector w1 = broadcast(theta[w + 1]);
      z10 = x0.fma(w1, z10);
      z11 = x1.fma(w1, z11);
      DoubleVector w2 = broadcast(theta[w + 2]);
      z20 = x0.fma(w2, z20);
      z21 = x1.fma(w2, z21);
      DoubleVector w3 = broadcast(theta[w + 3]);
      z30 = x0.fma(w3, z30);
      z31 = x1.fma(w3, z31);
    }
    int at = j * n + r;
    store(z00, z01, z, at);
    store(z10, z11, z, at + n);
    store(z20, z21, z, at + 2 * n);
    store(z30, z31, z, at + 3 * n);
  }

  private static void affineVector(
      Weights layer, double[] theta, double[] x, double[] z, int n, int r, int j) {
    DoubleVector sum = broadcast(theta[layer.biasesAt() + j]);
    int w = layer.weightsAt() + j;
    for (int i = 0; i < layer.in(); i++, w += layer.out()) {
      sum = load(x, i * n + r).fma(broadcast(theta[w]), sum);
    }
    sum.intoArray(z, j * n + r);
  }

  static void transposed(Weights layer, double[] theta, double[] delta, double[] dx, int n) {
    int tiled = n / (2 * L) * (2 * L);
    int in = layer.in();
    for (int r = 0; r < tiled; r += 2 * L) {
      int i = 0;
      for (; i <= in - UNITS; i += UNITS) {
        transposedTile(layer, theta, delta, dx, n, r, i);
      }
      for (; i < in; i++) {
        transposedVector(layer, theta, delta, dx, n, r, i);
        transposedVector(layer, theta, delta, dx, n, r + L, i);
      }
    }
    for (int r = tiled; r < n; r += L) {
      for (int i = 0; i < in; i++) {
        transposedVector(layer, theta, delta, dx, n, r, i);
      }
    }
  }

  private static void transposedTile(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int r, int i) {
    DoubleVector d00 = DoubleVector.zero(SPECIES), d01 = d00, d10 = d00, d11 = d00;
    DoubleVector d20 = d00, d21 = d00, d30 = d00, d31 = d00;
    int out = layer.out();
    int w = layer.weightsAt() + i * out;
    int last = out * n + r;
    for (int at = r; at < last; at += n, w++) {
      DoubleVector e0 = load(delta, at);
      DoubleVector e1 = load(delta, at + L);
      DoubleVector w0 = broadcast(theta[w]);
      d00 = e0.fma(w0, d00);
      d01 = e1.fma(w0, d01);
      DoubleVector w1 = broadcast(theta[w + out]);
      d10 = e0.fma(w1, d10);
      d11 = e1.fma(w1, d11);
      DoubleVector w2 = broadcast(theta[w + 2 * out]);
      d20 = e0.fma(w2, d20);
      d21 = e1.fma(w2, d21);
      DoubleVector w3 = broadcast(theta[w + 3 * out]);
      d30 = e0.fma(w3, d30);
      d31 = e1.fma(w3, d31);
    }
    int at = i * n + r;
    store(d00, d01, dx, at);
    store(d10, d11, dx, at + n);
    store(d20, d21, dx, at + 2 * n);
    store(d30, d31, dx, at + 3 * n);
  }

  private static void transposedVector(
      Weights layer, double[] theta, double[] delta, double[] dx, int n, int r, int i) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    int w = layer.weightsAt() + i * layer.out();
    for (int j = 0; j < layer.out(); j++) {
      sum = load(delta, j * n + r).fma(broadcast(theta[w + j]), sum);
    }
    sum.intoArray(dx, i * n + r);
  }

  /** Deltas are first written row by row, so that the lanes can run over the units. */
  static void wideOuter(
      Weights layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n) {
    int width = layer.out() + 15 & -16;
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
    store(g00, g01, rows, tile);
    store(g10, g11, rows, tile + 2 * L);
    store(g20, g21, rows, tile + 4 * L);
    store(g30, g31, rows, tile + 6 * L);
  }

  private static void outerRow(double[] x, double[] rows, int n, int width, int i, int j) {
    DoubleVector left = DoubleVector.zero(SPECIES), right = left;
    int first = i * n;
    for (int r = first, at = j; r < first + n; r++, at += width) {
      DoubleVector xi = broadcast(x[r]);
      left = load(rows, at).fma(xi, left);
      right = load(rows, at + L).fma(xi, right);
    }
    store(left, right, rows, n * width);
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
    int out = layer.out();
    for (int j = 0; j < out; j++) {
      gradient[layer.biasesAt() + j] += sum(delta, j * n, n);
      for (int i = 0; i < layer.in(); i++) {
        gradient[layer.weightsAt() + i * out + j] += dot(x, i * n, delta, j * n, n);
      }
    }
  }

  static double sum(double[] a, int at, int n) {
    DoubleVector s0 = DoubleVector.zero(SPECIES), s1 = s0, s2 = s0, s3 = s0;
    for (int r = at; r < at + n; r += 8) {
      s0 = load(a, r).add(s0);
      if (L <= 4) {
        s1 = load(a, r + L).add(s1);
      }
      if (L <= 2) {
        s2 = load(a, r + 2 * L).add(s2);
        s3 = load(a, r + 3 * L).add(s3);
      }
    }
    return combined(s0, s1, s2, s3);
  }

  private static double dot(double[] a, int aAt, double[] b, int bAt, int n) {
    DoubleVector s0 = DoubleVector.zero(SPECIES), s1 = s0, s2 = s0, s3 = s0;
    for (int r = 0; r < n; r += 8) {
      s0 = load(a, aAt + r).fma(load(b, bAt + r), s0);
      if (L <= 4) {
        s1 = load(a, aAt + r + L).fma(load(b, bAt + r + L), s1);
      }
      if (L <= 2) {
        s2 = load(a, aAt + r + 2 * L).fma(load(b, bAt + r + 2 * L), s2);
        s3 = load(a, aAt + r + 3 * L).fma(load(b, bAt + r + 3 * L), s3);
      }
    }
    return combined(s0, s1, s2, s3);
  }

  private static final VectorShuffle<Double> BY_4 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 4) % L);
  private static final VectorShuffle<Double> BY_2 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 2) % L);
  private static final VectorShuffle<Double> BY_1 = VectorShuffle.fromOp(SPECIES, k -> (k ^ 1) % L);

  /** ((s0+s4)+(s2+s6))+((s1+s5)+(s3+s7)), whatever number of vectors the 8 stripes fill. */
  private static double combined(
      DoubleVector s0, DoubleVector s1, DoubleVector s2, DoubleVector s3) {
    DoubleVector sum = s0;
    if (L == 8) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (L == 4) {
      sum = sum.add(s1);
    }
    if (L == 2) {
      sum = sum.add(s2).add(s1.add(s3));
    } else {
      sum = sum.add(sum.rearrange(BY_2));
    }
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  private static void store(DoubleVector left, DoubleVector right, double[] to, int at) {
    left.intoArray(to, at);
    right.intoArray(to, at + L);
  }

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  private static DoubleVector broadcast(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }
}
