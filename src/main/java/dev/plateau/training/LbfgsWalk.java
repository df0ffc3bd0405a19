package dev.plateau.training;

import static java.lang.Math.fma;

import dev.plateau.math.Euclidean;
import java.util.Arrays;

/**
 * L-BFGS. The memory: evaluations, pairs kept, the place of the newest pair, then the steps s and
 * the gradient changes y, pair by pair in a ring.
 */
final class LbfgsWalk extends Walk {
  private static final int COUNT = 1;
  private static final int NEWEST = 2;
  private static final int HEAD = 3;

  /** A pair with less curvature than this, relative to y'y, would spoil the memory. */
  private static final double MIN_CURVATURE = 0x1p-52;

  private final int capacity;
  private final double[] direction;
  private final double[] shares;
  private final WolfeLineSearch line;

  LbfgsWalk(int capacity, PenalizedLoss f, int parameters) {
    super(f, parameters);
    this.capacity = capacity;
    this.direction = new double[parameters];
    this.shares = new double[capacity];
    this.line = new WolfeLineSearch(f, parameters);
  }

  static int memory(int capacity, int parameters) {
    return Math.addExact(HEAD, Math.multiplyExact(2 * capacity, parameters));
  }

  @Override
  boolean step(double[] state, double value, double[] gradient) {
    boolean hadPairs = state[parameters + COUNT] > 0;
    boolean moved = search(state, value, gradient);
    if (!moved && hadPairs) {
      state[parameters + COUNT] = 0;
      moved = search(state, value, gradient);
    }
    if (moved) {
      remember(state, gradient);
      System.arraycopy(line.point, 0, state, 0, parameters);
    }
    return moved;
  }

  private boolean search(double[] state, double value, double[] gradient) {
    boolean first = state[parameters + COUNT] == 0;
    newtonDirection(state, gradient);
    double slope = Euclidean.dot(gradient, direction);
    double size = Arrays.stream(gradient).map(Math::abs).sum();
    return slope < 0
        && line.search(state, direction, value, slope, first ? Math.min(1, 1 / size) : 1);
  }

  /** -H g by the two loops of algorithm 7.4. */
  private void newtonDirection(double[] state, double[] gradient) {
    Arrays.setAll(direction, k -> -gradient[k]);
    int count = (int) state[parameters + COUNT];
    for (int age = 0; age < count; age++) {
      int s = stepAt(state, age);
      int y = s + parameters;
      shares[age] = dot(state, s, direction) / dot(state, s, state, y);
      addScaled(state, y, -shares[age]);
    }
    if (count > 0) {
      int s = stepAt(state, 0);
      int y = s + parameters;
      Euclidean.scale(direction, dot(state, s, state, y) / dot(state, y, state, y));
    }
    for (int age = count - 1; age >= 0; age--) {
      int s = stepAt(state, age);
      int y = s + parameters;
      double share = dot(state, y, direction) / dot(state, s, state, y);
      addScaled(state, s, shares[age] - share);
    }
  }

  /** Where the step stands that is so many iterations old. */
  private int stepAt(double[] state, int age) {
    int place = Math.floorMod((int) state[parameters + NEWEST] - age, capacity);
    return parameters + HEAD + 2 * place * parameters;
  }

  private void remember(double[] state, double[] gradient) {
    double curvature = 0;
    double square = 0;
    for (int k = 0; k < parameters; k++) {
      double y = line.gradient[k] - gradient[k];
      curvature = fma(line.point[k] - state[k], y, curvature);
      square = fma(y, y, square);
    }
    if (!(curvature > MIN_CURVATURE * square)) {
      return;
    }
    state[parameters + COUNT] = Math.min(capacity, state[parameters + COUNT] + 1);
    state[parameters + NEWEST] = Math.floorMod((int) state[parameters + NEWEST] + 1, capacity);
    int s = stepAt(state, 0);
    for (int k = 0; k < parameters; k++) {
      state[s + k] = line.point[k] - state[k];
      state[s + parameters + k] = line.gradient[k] - gradient[k];
    }
  }

  private double dot(double[] a, int aAt, double[] b) {
    return dot(a, aAt, b, 0);
  }

  private double dot(double[] a, int aAt, double[] b, int bAt) {
    double sum = 0;
    for (int k = 0; k < parameters; k++) {
      sum = fma(a[aAt + k], b[bAt + k], sum);
    }
    return sum;
  }

  private void addScaled(double[] v, int at, double factor) {
    for (int k = 0; k < parameters; k++) {
      direction[k] = fma(factor, v[at + k], direction[k]);
    }
  }
}
