package dev.plateau.diagnosis.check;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** The mean of a column, and its deviation: the root of the mean squared distance to the mean. */
record Moments(double mean, double deviation) {
  static Moments of(int rows, IntToDoubleFunction column) {
    double[] values = IntStream.range(0, rows).mapToDouble(column).toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return new Moments(mean, Math.sqrt(squares / values.length));
  }
}
