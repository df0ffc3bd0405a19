package dev.plateau.math;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalues of a symmetric matrix that is known by its products with vectors.
 *
 * @param eigenvalues ascending; empty for a matrix of more than {@link #FULL} rows, of which only
 *     the extreme ones are sought
 * @param smallest NaN, like largest, where a product is not finite
 */
public record Spectrum(List<Double> eigenvalues, double smallest, double largest) {
  /** Rows up to which all eigenvalues are given. */
  public static final int FULL = 512;

  private static final Spectrum UNKNOWN = new Spectrum(List.of(), Double.NaN, Double.NaN);

  public Spectrum {
    eigenvalues = List.copyOf(eigenvalues);
  }

  /** A symmetric matrix as a map from a vector to its product, which is written to. */
  public interface SymmetricMap {
    void apply(double[] v, double[] product);
  }

  /** The spectrum of a symmetric matrix with so many rows. */
  public static Spectrum of(int rows, SymmetricMap matrix) {
    return rows <= FULL ? full(rows, matrix) : extremes(rows, matrix, Lanczos.MAX_STEPS);
  }

  /**
   * Estimates of the extreme eigenvalues from a limited number of products: the largest is never
   * above the true one, the smallest never below.
   */
  public static Spectrum extremes(int rows, SymmetricMap matrix, int products) {
    return Lanczos.extremes(rows, matrix, Math.min(products, Lanczos.MAX_STEPS));
  }

  private static Spectrum full(int rows, SymmetricMap matrix) {
    return of(dense(rows, matrix));
  }

  /** All entries of a matrix, made symmetric to the last bit. */
  static DMatrixRMaj dense(int rows, SymmetricMap matrix) {
    DMatrixRMaj dense = new DMatrixRMaj(rows, rows);
    double[] unit = new double[rows];
    double[] column = new double[rows];
    for (int k = 0; k < rows; k++) {
      unit[k] = 1;
      matrix.apply(unit, column);
      unit[k] = 0;
      for (int i = 0; i < rows; i++) {
        dense.add(i, k, 0.5 * column[i]);
        dense.add(k, i, 0.5 * column[i]);
      }
    }
    return dense;
  }

  /** The spectrum of a dense symmetric matrix. */
  static Spectrum of(DMatrixRMaj matrix) {
    int rows = matrix.numRows;
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows, false, true);
    if (!Arrays.stream(matrix.data).allMatch(Double::isFinite) || !eigen.decompose(matrix)) {
      return UNKNOWN;
    }
    double[] values = new double[rows];
    Arrays.setAll(values, k -> eigen.getEigenvalue(k).getReal());
    Arrays.sort(values);
    return new Spectrum(Arrays.stream(values).boxed().toList(), values[0], values[rows - 1]);
  }
}
