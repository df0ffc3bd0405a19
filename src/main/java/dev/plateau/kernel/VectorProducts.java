package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static dev.plateau.kernel.VectorElementary.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** The matrix products of {@link VectorKernels}, made of {@link VectorTiles}. */
final class VectorProducts {
  private static final int L = SPECIES.length();
  private static final int NO_BIAS = -1;

  /** Rows and terms that all units are given before the next: the first-level cache holds them. */
  private static final int ROWS = 64;

  private static final int TERMS = 32;

  /** Units whose gradients are summed at once. */
  private static final int STRIP = VectorTiles.WIDEST * L;

  private VectorProducts() {}

  static void affine(LayerLayout layer, double[] theta, double[] x, double[] z, int n) {
    int out = layer.out();
    products(theta, layer.biasesAt(), layer.weightsAt(), 1, out, x, layer.in(), z, out, n);
  }

  static void transposed(LayerLayout layer, double[] theta, double[] delta, double[] dx, int n) {
    int out = layer.out();
    products(theta, NO_BIAS, layer.weightsAt(), out, 1, delta, out, dx, layer.in(), n);
  }

  /** to_u = b_u + sum over k of w[at + u * unit + k * step] x_k, for blocks x and to of n rows. */
  private static void products(
      double[] w,
      int biases,
      int at,
      int unit,
      int step,
      double[] x,
      int terms,
      double[] to,
      int units,
      int n) {
    int tiled = units & -VectorTiles.UNITS;
    for (int u = 0; u < tiled; u++) {
      Arrays.fill(to, u * n, (u + 1) * n, biases == NO_BIAS ? 0 : w[biases + u]);
    }
    for (int r = 0; tiled > 0 && r < n; r += ROWS) {
      int rows = Math.min(ROWS, n - r);
      for (int k = 0; k < terms; k += TERMS) {
        int few = Math.min(TERMS, terms - k);
        int first = at + k * step;
        int from = k * n + r;
        for (int u = 0; u < tiled; u += VectorTiles.UNITS) {
          int row = u * n + r;
          VectorTiles.addToTiles(
              w, first + u * unit, unit, step, x, from, n, few, to, row, n, rows);
        }
      }
    }
    for (int u = tiled; u < units; u++) {
      double bias = biases == NO_BIAS ? 0 : w[biases + u];
      for (int r = 0; r < n; r += L) {
        VectorTiles.oneVector(bias, w, at + u * unit, step, x, r, n, terms, to, u * n + r);
      }
    }
  }

  /** Deltas are first written row by row, so that the lanes can run over the units. */
  static void wideOuter(
      LayerLayout layer, double[] x, double[] delta, double[] gradient, double[] scratch, int n) {
    int width = Kernels.rowWidth(layer);
    int padded = layer.out() + L - 1 & -L;
    int tile = n * width;
    byRow(delta, scratch, layer.out(), padded, width, n);
    addColumns(scratch, gradient, layer.biasesAt(), layer.out(), width, n);
    for (int j = 0; j < padded; j += STRIP) {
      int units = Math.min(STRIP, padded - j);
      int i = 0;
      for (; i <= layer.in() - VectorTiles.UNITS; i += VectorTiles.UNITS) {
        Arrays.fill(scratch, tile, tile + VectorTiles.UNITS * units, 0);
        VectorTiles.addToTiles(x, i * n, n, 1, scratch, j, width, n, scratch, tile, units, units);
        addTile(layer, scratch, tile, gradient, i, j, VectorTiles.UNITS, units);
      }
      for (; i < layer.in(); i++) {
        for (int v = 0; v < units; v += L) {
          VectorTiles.oneVector(0, x, i * n, 1, scratch, j + v, width, n, scratch, tile + v);
        }
        addTile(layer, scratch, tile, gradient, i, j, 1, units);
      }
    }
  }

  private static void byRow(double[] delta, double[] rows, int out, int padded, int width, int n) {
    for (int r = 0; r < n; r++) {
      int row = r * width;
      for (int j = 0, d = r; j < out; j++, d += n) {
        rows[row + j] = delta[d];
      }
      for (int j = out; j < padded; j++) {
        rows[row + j] = 0;
      }
    }
  }

  private static void addColumns(
      double[] rows, double[] gradient, int at, int out, int width, int n) {
    int tile = n * width;
    for (int j = 0; j < out; j += L) {
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

  private static void addTile(
      LayerLayout layer,
      double[] tile,
      int tileAt,
      double[] gradient,
      int i,
      int j,
      int inputs,
      int units) {
    int within = Math.min(units, layer.out() - j);
    for (int row = 0; row < inputs; row++) {
      int from = tileAt + row * units;
      int to = layer.weightsAt() + (i + row) * layer.out() + j;
      int c = 0;
      for (; c <= within - L; c += L) {
        load(gradient, to + c).add(load(tile, from + c)).intoArray(gradient, to + c);
      }
      for (; c < within; c++) {
        gradient[to + c] += tile[from + c];
      }
    }
  }

  static void stripedOuter(
      LayerLayout layer, double[] x, double[] delta, double[] gradient, int n) {
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
}
