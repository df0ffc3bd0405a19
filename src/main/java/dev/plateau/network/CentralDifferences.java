package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.Arrays;

/**
 * The derivatives of L at one point, computed from values of L alone: the witness against which a
 * gradient is checked.
 *
 * <p>D(h) = (L(theta + h e_k) - L(theta - h e_k)) / 2h errs by h^2 L''' / 6; (4 D(h) - D(2h)) / 3
 * by no more than about h^4 (Richardson 1911). h is 1e-5 over the largest number that the parameter
 * is multiplied with, where that exceeds 1, so that no sum z moves by more than 1e-5. What remains
 * is the rounding of L over h, which is measured.
 */
final class CentralDifferences {
  private static final double STEP = 1e-5;

  /** Relative to theta: a smaller step would drown in theta's own rounding. */
  private static final double SMALLEST_STEP = 1e-9;

  private static final int NOISE_POINTS = 16;

  private final Objective objective;
  private final boolean smooth;
  private final double[] theta;
  private final double[] moved;
  private final double[] steps;
  private final long sides;
  private final double noise;

  CentralDifferences(Objective objective, double[] theta) {
    this.objective = objective;
    this.smooth =
        objective.network().activations().stream().allMatch(Activation::smooth)
            && objective.network().output().smooth()
            && objective.loss().smooth();
    this.theta = theta;
    this.moved = theta.clone();
    this.steps = steps();
    this.sides = sides();
    this.noise = noise();
  }

  /** dL/dtheta_k; NaN where a kink lies within reach of the steps. */
  double derivative(int k) {
    double derivative = (4 * difference(k, steps[k]) - difference(k, 2 * steps[k])) / 3;
    return straddlesKink(k) ? Double.NaN : derivative;
  }

  /** About the deviation of {@link #derivative}, by rounding alone. */
  double deviation(int k) {
    return noise / steps[k];
  }

  private double difference(int k, double h) {
    double above = theta[k] + h;
    double below = theta[k] - h;
    double rise = lossAt(k, above) - lossAt(k, below);
    return rise / (above - below);
  }

  private double lossAt(int k, double value) {
    moved[k] = value;
    double loss = objective.loss(moved);
    moved[k] = theta[k];
    return loss;
  }

  private boolean straddlesKink(int k) {
    if (smooth) {
      return false;
    }
    moved[k] = theta[k] + 2 * steps[k];
    boolean crossed = sides() != sides;
    moved[k] = theta[k] - 2 * steps[k];
    crossed |= sides() != sides;
    moved[k] = theta[k];
    return crossed;
  }

  /** Between which kinks each unit and each error is for each row, as a hash. */
  private long sides() {
    long[] hash = {1};
    if (!smooth) {
      objective.visit(moved, (from, block, pass) -> hash[0] = sides(hash[0], block, pass));
    }
    return hash[0];
  }

  private long sides(long before, Block block, Backpropagation pass) {
    Network network = objective.network();
    long hash = before;
    for (int layer = 1; layer <= network.layers(); layer++) {
      Activation h = network.activation(layer);
      if (!h.smooth()) {
        for (int k = 0; k < network.width(layer) * block.n; k++) {
          hash = hash * 0x5851f42d4c957f2dL + 1 + h.function().piece(pass.z(layer)[k]);
        }
      }
    }
    for (int k = 0; !objective.loss().smooth() && k < network.outputs() * block.n; k++) {
      double error = pass.a(network.layers())[k] - block.targets[k];
      hash = hash * 0x5851f42d4c957f2dL + 1 + objective.loss().piece(error);
    }
    return hash;
  }

  private double[] steps() {
    double[] reach = new double[theta.length];
    Arrays.fill(reach, 1);
    objective.visit(theta, (from, block, pass) -> widen(reach, block, pass));
    double[] steps = new double[theta.length];
    Arrays.setAll(steps, k -> Math.max(STEP / reach[k], SMALLEST_STEP * Math.abs(theta[k])));
    return steps;
  }

  /** A weight is multiplied with what its unit gets, a bias with 1. */
  private void widen(double[] reach, Block block, Backpropagation pass) {
    int layer = 0;
    for (LayerLayout place : objective.network().layouts()) {
      double[] a = pass.a(layer++);
      for (int i = 0; i < place.in(); i++) {
        double most = 0;
        for (int row = 0; row < block.rows; row++) {
          most = Math.max(most, Math.abs(a[i * block.n + row]));
        }
        for (int j = 0; j < place.out(); j++) {
          int k = place.weightsAt() + i * place.out() + j;
          reach[k] = Math.max(reach[k], most);
        }
      }
    }
  }

  /**
   * The deviation of L's rounding errors, from the fourth differences of its values at neighbouring
   * points: (4!)^2 / 8! of their mean square (Moré and Wild 2011, "Estimating computational
   * noise"), here by the median, which a kink on the way does not spoil. It is measured a step away
   * from theta, for near a perfect fit L grows with the step and its rounding too.
   */
  private double noise() {
    double[] values = new double[NOISE_POINTS];
    double[] direction = direction();
    for (int i = 0; i < NOISE_POINTS; i++) {
      double distance = 1 + 1e-3 * i;
      Arrays.setAll(moved, k -> theta[k] + distance * direction[k]);
      values[i] = objective.loss(moved);
    }
    double rounding = 0x1p-53 * Math.abs(values[0]);
    System.arraycopy(theta, 0, moved, 0, theta.length);
    return Math.max(rounding, 1.4826 * medianOfFourthDifferences(values) / Math.sqrt(70));
  }

  /** Random signs, and short enough that many parameters together move a sum as one would. */
  private double[] direction() {
    RandomStream random = new RandomStream(0, Purpose.CHECK, 0);
    double[] direction = new double[theta.length];
    double length = 1 / Math.sqrt(theta.length);
    Arrays.setAll(direction, k -> (random.uniform() < 0.5 ? -1 : 1) * length * steps[k]);
    return direction;
  }

  private static double medianOfFourthDifferences(double[] values) {
    double[] differences = values;
    for (int order = 1; order <= 4; order++) {
      double[] lower = differences;
      differences = new double[lower.length - 1];
      Arrays.setAll(differences, i -> lower[i + 1] - lower[i]);
    }
    double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
    return sizes[sizes.length / 2];
  }
}
