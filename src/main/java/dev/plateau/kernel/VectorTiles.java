package dev.plateau.kernel;

import static dev.plateau.kernel.VectorElementary.SPECIES;
import static dev.plateau.kernel.VectorElementary.broadcast;
import static dev.plateau.kernel.VectorElementary.load;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums of products of a number and a vector, {@code to[u] += sum over k of w[u][k] x[k]}, ascending
 * in k. A tile of them stays in registers: four numbers by as many vectors as fit, which hides the
 * latency of a multiply-add.
 *
 * <p>{@code w[u][k]} stands at {@code at + u * unit + k * step}, x[k] at {@code xAt + k * xStep}
 * and to[u] at {@code toAt + u * toStep}. Tiles are compiled by themselves: see {@link
 * KernelCompilation}.
 */
final class VectorTiles {
  private static final int L = SPECIES.length();

  /** Numbers of a tile. */
  static final int UNITS = 4;

  /** Vectors of the widest tile: AVX-512 has 32 registers, AVX2 16. */
  static final int WIDEST = L == 8 ? 4 : 2;

  private VectorTiles() {}

  /** {@link #UNITS} numbers by so many entries, a multiple of a vector. */
  static void addToTiles(
      double[] w,
      int at,
      int unit,
      int step,
      double[] x,
      int xAt,
      int xStep,
      int terms,
      double[] to,
      int toAt,
      int toStep,
      int entries) {
    int r = 0;
    for (; WIDEST == 4 && r <= entries - 4 * L; r += 4 * L) {
      addToTile4(w, at, unit, step, x, xAt + r, xStep, terms, to, toAt + r, toStep);
    }
    for (; r <= entries - 2 * L; r += 2 * L) {
      addToTile2(w, at, unit, step, x, xAt + r, xStep, terms, to, toAt + r, toStep);
    }
    for (; r < entries; r += L) {
      addToTile1(w, at, unit, step, x, xAt + r, xStep, terms, to, toAt + r, toStep);
    }
  }

  private static void addToTile4(
      double[] w,
      int at,
      int unit,
      int step,
      double[] x,
      int xAt,
      int xStep,
      int terms,
      double[] to,
      int toAt,
      int toStep) {
    DoubleVector s00 = load(to, toAt), s01 = load(to, toAt + L);
    DoubleVector s02 = load(to, toAt + 2 * L), s03 = load(to, toAt + 3 * L);
    DoubleVector s10 = load(to, toAt + toStep), s11 = load(to, toAt + toStep + L);
    DoubleVector s12 = load(to, toAt + toStep + 2 * L), s13 = load(to, toAt + toStep + 3 * L);
    DoubleVector s20 = load(to, toAt + 2 * toStep), s21 = load(to, toAt + 2 * toStep + L);
    DoubleVector s22 = load(to, toAt + 2 * toStep + 2 * L),
        s23 = load(to, toAt + 2 * toStep + 3 * L);
    DoubleVector s30 = load(to, toAt + 3 * toStep), s31 = load(to, toAt + 3 * toStep + L);
    DoubleVector s32 = load(to, toAt + 3 * toStep + 2 * L),
        s33 = load(to, toAt + 3 * toStep + 3 * L);
    int last = xAt + terms * xStep;
    for (int k = at, r = xAt; r < last; k += step, r += xStep) {
      DoubleVector x0 = load(x, r);
      DoubleVector x1 = load(x, r + L);
      DoubleVector x2 = load(x, r + 2 * L);
      DoubleVector x3 = load(x, r + 3 * L);
      DoubleVector w0 = broadcast(w[k]);
      s00 = x0.fma(w0, s00);
      s01 = x1.fma(w0, s01);
      s02 = x2.fma(w0, s02);
      s03 = x3.fma(w0, s03);
      DoubleVector w1 = broadcast(w[k + unit]);
      s10 = x0.fma(w1, s10);
      s11 = x1.fma(w1, s11);
      s12 = x2.fma(w1, s12);
      s13 = x3.fma(w1, s13);
      DoubleVector w2 = broadcast(w[k + 2 * unit]);
      s20 = x0.fma(w2, s20);
      s21 = x1.fma(w2, s21);
      s22 = x2.fma(w2, s22);
      s23 = x3.fma(w2, s23);
      DoubleVector w3 = broadcast(w[k + 3 * unit]);
      s30 = x0.fma(w3, s30);
      s31 = x1.fma(w3, s31);
      s32 = x2.fma(w3, s32);
      s33 = x3.fma(w3, s33);
    }
    s00.intoArray(to, toAt);
    s01.intoArray(to, toAt + L);
    s02.intoArray(to, toAt + 2 * L);
    s03.intoArray(to, toAt + 3 * L);
    s10.intoArray(to, toAt + toStep);
    s11.intoArray(to, toAt + toStep + L);
    s12.intoArray(to, toAt + toStep + 2 * L);
    s13.intoArray(to, toAt + toStep + 3 * L);
    s20.intoArray(to, toAt + 2 * toStep);
    s21.intoArray(to, toAt + 2 * toStep + L);
    s22.intoArray(to, toAt + 2 * toStep + 2 * L);
    s23.intoArray(to, toAt + 2 * toStep + 3 * L);
    s30.intoArray(to, toAt + 3 * toStep);
    s31.intoArray(to, toAt + 3 * toStep + L);
    s32.intoArray(to, toAt + 3 * toStep + 2 * L);
    s33.intoArray(to, toAt + 3 * toStep + 3 * L);
  }

  private static void addToTile2(
      double[] w,
      int at,
      int unit,
      int step,
      double[] x,
      int xAt,
      int xStep,
      int terms,
      double[] to,
      int toAt,
      int toStep) {
    DoubleVector s00 = load(to, toAt), s01 = load(to, toAt + L);
    DoubleVector s10 = load(to, toAt + toStep), s11 = load(to, toAt + toStep + L);
    DoubleVector s20 = load(to, toAt + 2 * toStep), s21 = load(to, toAt + 2 * toStep + L);
    DoubleVector s30 = load(to, toAt + 3 * toStep), s31 = load(to, toAt + 3 * toStep + L);
    int last = xAt + terms * xStep;
    for (int k = at, r = xAt; r < last; k += step, r += xStep) {
      DoubleVector x0 = load(x, r);
      DoubleVector x1 = load(x, r + L);
      DoubleVector w0 = broadcast(w[k]);
      s00 = x0.fma(w0, s00);
      s01 = x1.fma(w0, s01);
      DoubleVector w1 = broadcast(w[k + unit]);
      s10 = x0.fma(w1, s10);
      s11 = x1.fma(w1, s11);
      DoubleVector w2 = broadcast(w[k + 2 * unit]);
      s20 = x0.fma(w2, s20);
      s21 = x1.fma(w2, s21);
      DoubleVector w3 = broadcast(w[k + 3 * unit]);
      s30 = x0.fma(w3, s30);
      s31 = x1.fma(w3, s31);
    }
    s00.intoArray(to, toAt);
    s01.intoArray(to, toAt + L);
    s10.intoArray(to, toAt + toStep);
    s11.intoArray(to, toAt + toStep + L);
    s20.intoArray(to, toAt + 2 * toStep);
    s21.intoArray(to, toAt + 2 * toStep + L);
    s30.intoArray(to, toAt + 3 * toStep);
    s31.intoArray(to, toAt + 3 * toStep + L);
  }

  private static void addToTile1(
      double[] w,
      int at,
      int unit,
      int step,
      double[] x,
      int xAt,
      int xStep,
      int terms,
      double[] to,
      int toAt,
      int toStep) {
    DoubleVector s00 = load(to, toAt);
    DoubleVector s10 = load(to, toAt + toStep);
    DoubleVector s20 = load(to, toAt + 2 * toStep);
    DoubleVector s30 = load(to, toAt + 3 * toStep);
    int last = xAt + terms * xStep;
    for (int k = at, r = xAt; r < last; k += step, r += xStep) {
      DoubleVector x0 = load(x, r);
      DoubleVector w0 = broadcast(w[k]);
      s00 = x0.fma(w0, s00);
      DoubleVector w1 = broadcast(w[k + unit]);
      s10 = x0.fma(w1, s10);
      DoubleVector w2 = broadcast(w[k + 2 * unit]);
      s20 = x0.fma(w2, s20);
      DoubleVector w3 = broadcast(w[k + 3 * unit]);
      s30 = x0.fma(w3, s30);
    }
    s00.intoArray(to, toAt);
    s10.intoArray(to, toAt + toStep);
    s20.intoArray(to, toAt + 2 * toStep);
    s30.intoArray(to, toAt + 3 * toStep);
  }

  /** One number by one vector; to is written to. */
  static void oneVector(
      double start,
      double[] w,
      int at,
      int step,
      double[] x,
      int xAt,
      int xStep,
      int terms,
      double[] to,
      int toAt) {
    DoubleVector sum = broadcast(start);
    int last = xAt + terms * xStep;
    for (int k = at, r = xAt; r < last; k += step, r += xStep) {
      sum = load(x, r).fma(broadcast(w[k]), sum);
    }
    sum.intoArray(to, toAt);
  }
}
