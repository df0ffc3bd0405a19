package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A way to compute gradients compared with the numerical witness at a point and at three random
 * ones.
 *
 * <p>One point may hide a fault: where units are identical, derivatives coincide, and entries that
 * are swapped agree by accident. At a random point they do not. The random points r = 1, 2, 3 draw
 * theta's entries in order, biases too, uniformly on +-sqrt(6 / (in + out)) of their layer, from
 * the stream of seed 0, {@link Purpose#CHECK} and index r.
 *
 * @param points the given one first
 */
public record GradientCheck(List<Comparison> points) {
  private static final int RANDOM_POINTS = 3;

  /** A way to compute a gradient, which is written to. */
  interface Derivation {
    void gradient(double[] theta, double[] gradient);
  }

  public GradientCheck {
    points = List.copyOf(points);
  }

  /**
   * Checks some entries of what a derivation says about an objective.
   *
   * @param entries the most that are compared; fewer than all are spread evenly over theta
   */
  static GradientCheck of(Objective objective, Derivation derivation, double[] theta, int entries) {
    List<Comparison> points = new ArrayList<>();
    points.add(compare(objective, derivation, theta, entries));
    for (int r = 1; r <= RANDOM_POINTS && entries > 0; r++) {
      double[] random = randomPoint(objective.network(), r);
      points.add(compare(objective, derivation, random, entries));
    }
    return new GradientCheck(points);
  }

  /** How often the loss of all rows is computed for each entry that is compared, at most. */
  static int lossesPerEntry() {
    return (1 + RANDOM_POINTS) * 6;
  }

  private static Comparison compare(
      Objective objective, Derivation derivation, double[] theta, int entries) {
    double[] gradient = new double[theta.length];
    derivation.gradient(theta, gradient);
    CentralDifferences witness = new CentralDifferences(objective, theta);
    Double[] numerical = new Double[theta.length];
    Double[] deviations = new Double[theta.length];
    Arrays.fill(numerical, Double.NaN);
    Arrays.setAll(deviations, witness::deviation);
    int count = Math.min(entries, theta.length);
    for (int i = 0; i < count; i++) {
      int k = (int) ((long) i * theta.length / count);
      numerical[k] = witness.derivative(k);
    }
    return new Comparison(
        Arrays.stream(gradient).boxed().toList(), List.of(numerical), List.of(deviations));
  }

  static double[] randomPoint(Network network, int number) {
    RandomStream random = new RandomStream(0, Purpose.CHECK, number);
    double[] theta = new double[(int) network.parameters()];
    for (LayerLayout layer : network.layouts()) {
      double bound = bound(layer);
      for (int k = 0; k < layer.in() * layer.out(); k++) {
        theta[layer.weightsAt() + k] = random.uniform(-bound, bound);
      }
    }
    for (LayerLayout layer : network.layouts()) {
      for (int j = 0; j < layer.out() && network.bias(); j++) {
        theta[layer.biasesAt() + j] = random.uniform(-bound(layer), bound(layer));
      }
    }
    return theta;
  }

  private static double bound(LayerLayout layer) {
    return Math.sqrt(6.0 / (layer.in() + layer.out()));
  }

  /** The comparison at the given point. */
  Comparison here() {
    return points.getFirst();
  }

  /** The largest relative error at any point; empty where nothing could be compared. */
  public OptionalDouble maxRelativeError() {
    return points.stream()
        .map(Comparison::maxRelativeError)
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  /** Whether all that was compared agrees. */
  public boolean agrees() {
    return maxRelativeError().orElse(0) <= Comparison.TOLERANCE;
  }
}
