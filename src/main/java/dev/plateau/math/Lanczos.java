package dev.plateau.math;

import static dev.plateau.math.Euclidean.addScaled;
import static dev.plateau.math.Euclidean.dot;
import static dev.plateau.math.Euclidean.scale;

import dev.plateau.math.RandomStream.Purpose;
import dev.plateau.math.Spectrum.SymmetricMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The extreme eigenvalues of a large symmetric matrix by Lanczos' method with full
 * reorthogonalization (Golub and Van Loan, Matrix Computations, 10.1): the matrix, restricted to
 * the space that its powers make of a random vector, is tridiagonal, and its extreme eigenvalues
 * settle first.
 */
final class Lanczos {
  static final int MAX_STEPS = 200;
  private static final int STEPS_BETWEEN_CHECKS = 10;
  private static final double SETTLED = 1e-10;

  private final int rows;
  private final SymmetricMap matrix;
  private final int maxSteps;
  private final List<double[]> basis = new ArrayList<>();
  private final List<Double> diagonal = new ArrayList<>();
  private final List<Double> offDiagonal = new ArrayList<>();

  private Lanczos(int rows, SymmetricMap matrix, int maxSteps) {
    this.rows = rows;
    this.matrix = matrix;
    this.maxSteps = maxSteps;
  }

  static Spectrum extremes(int rows, SymmetricMap matrix, int maxSteps) {
    return new Lanczos(rows, matrix, maxSteps).extremes();
  }

  private Spectrum extremes() {
    RandomStream random = new RandomStream(0, Purpose.LANCZOS, 0);
    double[] v = new double[rows];
    Arrays.setAll(v, k -> random.normal());
    scale(v, 1 / Norm.of(v));
    Spectrum before = new Spectrum(List.of(), Double.NaN, Double.NaN);
    for (int step = 1; ; step++) {
      double rest = extend(v);
      boolean exhausted = !(rest > 0) || step >= Math.min(maxSteps, rows);
      if (exhausted || step % STEPS_BETWEEN_CHECKS == 0) {
        Spectrum now = tridiagonal();
        if (exhausted || settled(before, now)) {
          return new Spectrum(List.of(), now.smallest(), now.largest());
        }
        before = now;
      }
    }
  }

  /**
   * Adds v to the basis and makes v the next vector; returns its norm before scaling, 0 at the end.
   */
  private double extend(double[] v) {
    double[] product = new double[rows];
    matrix.apply(v, product);
    basis.add(v.clone());
    diagonal.add(dot(v, product));
    for (int pass = 0; pass < 2; pass++) {
      for (double[] other : basis) {
        addScaled(product, -dot(other, product), other);
      }
    }
    double rest = Norm.of(product);
    double noise = 1e-14 * Math.abs(diagonal.getFirst());
    offDiagonal.add(rest);
    System.arraycopy(product, 0, v, 0, rows);
    scale(v, 1 / rest);
    return rest > noise ? rest : 0;
  }

  private Spectrum tridiagonal() {
    int n = diagonal.size();
    DMatrixRMaj small = new DMatrixRMaj(n, n);
    for (int k = 0; k < n; k++) {
      small.set(k, k, diagonal.get(k));
      if (k + 1 < n) {
        small.set(k, k + 1, offDiagonal.get(k));
        small.set(k + 1, k, offDiagonal.get(k));
      }
    }
    return Spectrum.of(small);
  }

  private static boolean settled(Spectrum before, Spectrum now) {
    double size = Math.max(Math.abs(now.smallest()), Math.abs(now.largest()));
    return Math.abs(now.smallest() - before.smallest()) <= SETTLED * size
        && Math.abs(now.largest() - before.largest()) <= SETTLED * size;
  }
}
