package dev.plateau.web.result;

import dev.plateau.plot.Size;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The inputs over which a network's predictions are wanted.
 *
 * @param x runs to the right
 * @param y runs upwards; absent when the network has one input
 * @param output whose predictions
 * @param resolution values on each side; absent when anything will do
 * @param size of a picture
 */
record Region(Side x, Optional<Side> y, int output, OptionalInt resolution, Size size) {

  /** An input and the range it runs through. */
  record Side(int input, double from, double to) {

    /** Evenly spaced values from one end to the other, both ends exact. */
    List<Double> values(int count) {
      return IntStream.range(0, count).mapToObj(k -> value((double) k / (count - 1))).toList();
    }

    /** Without the difference of the ends, which may overflow. */
    private double value(double share) {
      return from * (1 - share) + to * share;
    }
  }

  boolean varies(int input) {
    return input == x.input() || y.filter(side -> side.input() == input).isPresent();
  }
}
