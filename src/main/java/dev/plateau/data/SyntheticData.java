package dev.plateau.data;

import static java.lang.StrictMath.PI;
import static java.lang.StrictMath.cos;
import static java.lang.StrictMath.sin;

import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.stream.IntStream;

/**
 * Drawn data sets. Classes take turns, so that any stretch of rows holds all of them.
 *
 * <p>The same bits on every machine: StrictMath, and noise from the DATA stream of seed 0 whose
 * index is the figure's own.
 */
final class SyntheticData {
  private static final int POINTS = 50;
  private static final int CIRCLES = 0;
  private static final int MOONS = 1;
  private static final int SPIRALS = 2;
  private static final int BLOBS = 3;

  private SyntheticData() {}

  /** A ring of radius 1 (target 0) around one of radius 1/2 (target 1), noise 0.05. */
  static Dataset circles() {
    return twoClasses(
        POINTS,
        new Noise(CIRCLES, 0.05),
        (i, inner) -> {
          double radius = inner == 1 ? 0.5 : 1;
          double angle = 2 * PI * i / POINTS;
          return new double[] {radius * cos(angle), radius * sin(angle)};
        });
  }

  /** Two half circles of radius 1, the lower one (target 1) reaching into the upper; noise 0.1. */
  static Dataset moons() {
    return twoClasses(
        POINTS,
        new Noise(MOONS, 0.1),
        (i, lower) -> {
          double angle = PI * i / (POINTS - 1);
          double x = cos(angle);
          double y = sin(angle);
          return lower == 1 ? new double[] {1 - x, 0.5 - y} : new double[] {x, y};
        });
  }

  /** Two arms of a good turn each, opposite each other; noise 0.01. */
  static Dataset spirals() {
    int points = 80;
    return twoClasses(
        points,
        new Noise(SPIRALS, 0.01),
        (i, arm) -> {
          double radius = (i + 8.0) / (points + 7);
          double angle = 3 * PI * radius + PI * arm;
          return new double[] {radius * cos(angle), radius * sin(angle)};
        });
  }

  /** Three clusters of deviation 1/2 around corners of a triangle, at distance 2 from 0. */
  static Dataset blobs() {
    int clusters = 3;
    Noise noise = new Noise(BLOBS, 0.5);
    double[][] inputs = new double[clusters * POINTS][];
    double[][] targets = new double[clusters * POINTS][clusters];
    for (int row = 0; row < inputs.length; row++) {
      int cluster = row % clusters;
      double angle = PI / 2 + 2 * PI * cluster / clusters;
      inputs[row] = noise.around(2 * cos(angle), 2 * sin(angle));
      targets[row][cluster] = 1;
    }
    return Dataset.ofRows(inputs, targets);
  }

  /** y = sin x at evenly spaced points from -pi to pi, both ends included. */
  static Dataset sine() {
    int points = 100;
    double[][] inputs =
        IntStream.range(0, points)
            .mapToObj(i -> new double[] {PI * ((2.0 * i - (points - 1)) / (points - 1))})
            .toArray(double[][]::new);
    double[][] targets = new double[points][];
    for (int row = 0; row < points; row++) {
      targets[row] = new double[] {sin(inputs[row][0])};
    }
    return Dataset.ofRows(inputs, targets);
  }

  private static Dataset twoClasses(int points, Noise noise, Curve curve) {
    double[][] inputs = new double[2 * points][];
    double[][] targets = new double[2 * points][1];
    for (int row = 0; row < inputs.length; row++) {
      double[] point = curve.at(row / 2, row % 2);
      inputs[row] = noise.around(point[0], point[1]);
      targets[row][0] = row % 2;
    }
    return Dataset.ofRows(inputs, targets);
  }

  /** Where the i-th point of a class lies. */
  private interface Curve {
    double[] at(int i, int target);
  }

  /** Normal deviations from a point. */
  private static final class Noise {
    private final RandomStream random;
    private final double deviation;

    Noise(int figure, double deviation) {
      this.random = new RandomStream(0, Purpose.DATA, figure);
      this.deviation = deviation;
    }

    double[] around(double x, double y) {
      double dx = deviation * random.normal();
      double dy = deviation * random.normal();
      return new double[] {x + dx, y + dy};
    }
  }
}
