package dev.plateau.math;

import static java.lang.Math.fma;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * J'J d = J'e for a Jacobian J that is given row by row, solved by Cholesky's factorization with
 * some damping on the diagonal. Rows are added in ascending order with fma.
 */
public final class NormalEquations {
  private final int n;
  private final double[] matrix;
  private final double[] right;
  private final DMatrixRMaj damped;
  private final DMatrixRMaj solution;
  private final LinearSolverDense<DMatrixRMaj> solver;

  /** Equations for n unknowns. */
  public NormalEquations(int n) {
    this.n = n;
    this.matrix = new double[n * n];
    this.right = new double[n];
    this.damped = new DMatrixRMaj(n, n);
    this.solution = new DMatrixRMaj(n, 1);
    this.solver = LinearSolverFactory_DDRM.symmPosDef(n);
  }

  public void clear() {
    Arrays.fill(matrix, 0);
    Arrays.fill(right, 0);
  }

  /** Adds a row j of J and its entry of e. */
  public void add(double[] j, double e) {
    for (int p = 0; p < n; p++) {
      double factor = j[p];
      int at = p * n;
      right[p] = fma(factor, e, right[p]);
      for (int q = p; q < n; q++) {
        matrix[at + q] = fma(factor, j[q], matrix[at + q]);
      }
    }
  }

  /** Adds a row of J that is root(weight) in entry k and 0 elsewhere, times root(weight) e. */
  public void addToDiagonal(int k, double weight, double e) {
    matrix[k * n + k] += weight;
    right[k] = fma(weight, e, right[k]);
  }

  /**
   * Solves (J'J + damping I) d = J'e.
   *
   * @param d written to
   * @return false where the matrix is not positive definite in floating point
   */
  public boolean solve(double damping, double[] d) {
    for (int p = 0; p < n; p++) {
      for (int q = p; q < n; q++) {
        double entry = matrix[p * n + q] + (p == q ? damping : 0);
        damped.set(p, q, entry);
        damped.set(q, p, entry);
      }
    }
    if (!Double.isFinite(Arrays.stream(damped.data).sum()) || !solver.setA(damped)) {
      return false;
    }
    solver.solve(DMatrixRMaj.wrap(n, 1, right.clone()), solution);
    System.arraycopy(solution.data, 0, d, 0, n);
    return Arrays.stream(d).allMatch(Double::isFinite);
  }
}
