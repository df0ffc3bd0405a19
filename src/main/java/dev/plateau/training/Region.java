package dev.plateau.training;

import dev.plateau.data.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A part of a network's input space: one input or two vary, the others are held.
 *
 * @param x the input to the right
 * @param y the input upwards; absent when the network has one input
 * @param output whose predictions are wanted
 */
public record Region(Side x, Optional<Side> y, int output) {

  /** An input and the range in which it varies. */
  public record Side(int input, double from, double to) {
    /** What is added to the range of the data at both ends, as a share of it. */
    private static final double MARGIN = 0.2;

    /** The range of an input in the data, with a margin. */
    public static Side around(Dataset data, int input) {
      double min = column(data, input).min().orElseThrow();
      double max = column(data, input).max().orElseThrow();
      double margin = max > min ? (max / 2 - min / 2) * 2 * MARGIN : Math.max(1, Math.abs(max)) / 2;
      return new Side(
          input,
          Math.max(-Double.MAX_VALUE, min - margin),
          Math.min(Double.MAX_VALUE, max + margin));
    }

    private static DoubleStream column(Dataset data, int input) {
      return IntStream.range(0, data.rows()).mapToDouble(row -> data.input(row, input));
    }

    /** Evenly spaced values from one end to the other, both ends exact. */
    public List<Double> values(int count) {
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
