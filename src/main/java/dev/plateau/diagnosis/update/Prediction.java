package dev.plateau.diagnosis.update;

import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a loop goes from each point of a trajectory, and how sure that is: the points are rounded
 * to the digits that were typed. Twins of the loop start half a unit of the last digit beside each
 * point, on a side of each entry that is drawn; three times their largest deviation is what
 * rounding may do.
 */
final class Prediction {
  /** So many that all of them hardly ever deviate by less than a third of what rounding does. */
  private static final int TWINS = 8;

  private static final double DEVIATIONS = 3;

  /** A program that computes in 32 bits has gradients of six digits. */
  private static final double STEP_TOLERANCE = 1e-6;

  private static final double ROUNDING = 1e-12;

  private final ClaimedUpdates claimed;
  private final Loop loop;
  private final List<Loop> twins;
  private final RandomStream sides = new RandomStream(0, Purpose.CHECK, 0);
  private double[] from = {};
  private double[] expected = {};
  private double[] tolerance = {};

  Prediction(ClaimedUpdates claimed, Supplier<Loop> loops) {
    this.claimed = claimed;
    this.loop = loops.get();
    this.twins = Stream.generate(loops).limit(TWINS).toList();
  }

  /** Multiplications of one step, roughly. */
  static double work(ClaimedUpdates claimed) {
    return (1 + TWINS) * claimed.gradientWork();
  }

  /** Takes the next step from where the trajectory is before it. */
  void take(int step) {
    from = claimed.point(step - 1);
    double[] rounding = claimed.precision(step - 1);
    double[] precision = claimed.precision(step);
    expected = loop.next(from, step);
    double[] spread = new double[from.length];
    for (int twin = 0; twin < TWINS; twin++) {
      double[] other = twins.get(twin).next(beside(rounding), step);
      for (int k = 0; k < spread.length; k++) {
        spread[k] = Math.max(spread[k], Math.abs(other[k] - expected[k]));
      }
    }
    double longest =
        IntStream.range(0, from.length).mapToDouble(this::move).map(Math::abs).max().orElse(0);
    tolerance = new double[from.length];
    for (int k = 0; k < tolerance.length; k++) {
      tolerance[k] =
          DEVIATIONS * spread[k]
              + precision[k]
              + STEP_TOLERANCE * Math.abs(move(k))
              + ROUNDING * (Math.abs(from[k]) + longest);
    }
  }

  private double[] beside(double[] rounding) {
    double[] theta = from.clone();
    for (int k = 0; k < theta.length; k++) {
      theta[k] += sides.uniform() < 0.5 ? rounding[k] : -rounding[k];
    }
    return theta;
  }

  private double move(int k) {
    return expected[k] - from[k];
  }

  double expected(int k) {
    return expected[k];
  }

  /** The entries in which the trajectory goes elsewhere. */
  List<Integer> departures(int step) {
    double[] got = claimed.point(step);
    return IntStream.range(0, got.length)
        .filter(k -> !(Math.abs(got[k] - expected[k]) <= tolerance[k]))
        .boxed()
        .toList();
  }

  /** Whether the digits that were typed show that the loop moves. */
  boolean isVisible() {
    return IntStream.range(0, from.length).anyMatch(k -> !(Math.abs(move(k)) <= tolerance[k]));
  }

  /** Whether an entry stays where it was though the loop moves it. */
  boolean staysStill(int step, int k) {
    double stays = claimed.precision(step)[k] + claimed.precision(step - 1)[k];
    boolean moves = !(Math.abs(move(k)) <= tolerance[k]);
    return moves && Math.abs(claimed.point(step)[k] - from[k]) <= stays;
  }

  /** The number that the loop's step must be multiplied with to come nearest to the trajectory. */
  double factor(int step) {
    double[] got = claimed.point(step);
    double product = 0;
    double square = 0;
    for (int k = 0; k < got.length; k++) {
      product += (got[k] - from[k]) * move(k);
      square += move(k) * move(k);
    }
    return product / square;
  }
}
