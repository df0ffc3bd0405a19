package dev.plateau.math;

import dev.plateau.math.Spectrum.SymmetricMap;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * An eigenvalue of a symmetric matrix and its vector.
 *
 * @param vector of length 1, its largest entry above 0
 */
public record EigenPair(double value, Numbers vector) {

  /** All pairs, the largest eigenvalue first; none where an entry is not finite. */
  public static List<EigenPair> of(int rows, SymmetricMap matrix) {
    DMatrixRMaj dense = Spectrum.dense(rows, matrix);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(rows, true, true);
    if (!Arrays.stream(dense.data).allMatch(Double::isFinite) || !eigen.decompose(dense)) {
      return List.of();
    }
    return IntStream.range(0, rows)
        .mapToObj(k ->
            new EigenPair(
                eigen.getEigenvalue(k).getReal(), direction(eigen.getEigenVector(k).data)))
        .sorted(Comparator.comparingDouble(EigenPair::value).reversed())
        .toList();
  }

  /** A vector scaled to length 1, turned so that its largest entry is above 0. */
  public static Numbers direction(double[] vector) {
    double[] unit = vector.clone();
    double largest = 0;
    for (double entry : unit) {
      largest = Math.abs(entry) > Math.abs(largest) ? entry : largest;
    }
    Euclidean.scale(unit, Math.signum(largest) / Norm.of(unit));
    return Numbers.of(unit);
  }
}
