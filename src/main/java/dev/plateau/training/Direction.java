package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.math.EigenPair;
import dev.plateau.math.Euclidean;
import dev.plateau.math.Numbers;
import dev.plateau.math.Spectrum;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A direction in the space of all parameters.
 *
 * @param name what it is
 * @param curvature the eigenvalue of the Hessian that belongs to it, where it is an eigenvector
 * @param vector of length 1
 */
public record Direction(String name, OptionalDouble curvature, Numbers vector) {
  /** Parameters up to which the Hessian's eigenvectors are known. */
  public static final int MAX_FOR_HESSIAN = Spectrum.FULL;

  /** That of one parameter, by its place in theta. */
  public static Direction of(Network network, int parameter) {
    double[] unit = new double[Math.toIntExact(network.parameters())];
    unit[parameter] = 1;
    return new Direction(
        network.parameterNames().get(parameter), OptionalDouble.empty(), Numbers.of(unit));
  }

  /**
   * The eigenvectors of the largest and of the smallest eigenvalue of the Hessian; empty where the
   * loss is not finite.
   */
  public static List<Direction> extremes(Spec spec, Dataset training, Numbers theta) {
    Objective objective =
        new Objective(spec.network(), spec.loss(), spec.prepared(training, training));
    double[] point = theta.toArray();
    List<EigenPair> pairs =
        EigenPair.of(point.length, (v, product) -> objective.hessianProduct(point, v, product));
    return pairs.size() < 2
        ? List.of()
        : List.of(
            of("largest curvature", pairs.getFirst()), of("smallest curvature", pairs.getLast()));
  }

  private static Direction of(String name, EigenPair pair) {
    return new Direction(name, OptionalDouble.of(pair.value()), pair.vector());
  }

  /**
   * The two principal directions of a run: those along which its parameters varied most. Empty
   * where they did not vary in two.
   */
  public static List<Direction> principal(Trajectory way) {
    List<double[]> thetas = way.thetas().stream().map(Numbers::toArray).toList();
    double[] mean = new double[thetas.getFirst().length];
    thetas.forEach(theta -> Euclidean.addScaled(mean, 1.0 / thetas.size(), theta));
    thetas.forEach(theta -> Euclidean.addScaled(theta, -1, mean));
    List<EigenPair> pairs =
        EigenPair.of(
            thetas.size(),
            (v, product) -> {
              double[] along = combination(thetas, v);
              for (int k = 0; k < product.length; k++) {
                product[k] = Euclidean.dot(thetas.get(k), along);
              }
            });
    if (pairs.size() < 2 || !(pairs.get(1).value() > 1e-20 * pairs.getFirst().value())) {
      return List.of();
    }
    return List.of(
        principal("first principal direction", pairs.getFirst(), thetas),
        principal("second principal direction", pairs.get(1), thetas));
  }

  private static Direction principal(String name, EigenPair pair, List<double[]> thetas) {
    double[] vector = combination(thetas, pair.vector().toArray());
    return new Direction(name, OptionalDouble.empty(), EigenPair.direction(vector));
  }

  private static double[] combination(List<double[]> vectors, double[] factors) {
    double[] sum = new double[vectors.getFirst().length];
    IntStream.range(0, factors.length)
        .forEach(k -> Euclidean.addScaled(sum, factors[k], vectors.get(k)));
    return sum;
  }
}
