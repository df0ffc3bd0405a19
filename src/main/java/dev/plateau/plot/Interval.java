package dev.plateau.plot;

import java.util.stream.DoubleStream;

/** A finite interval of positive length. */
record Interval(double low, double high) {

  /** The shortest interval that holds all finite numbers, 0 to 1 when there are none. */
  static Interval of(DoubleStream numbers) {
    double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    numbers
        .filter(Double::isFinite)
        .forEach(number -> {
          ends[0] = Math.min(ends[0], number);
          ends[1] = Math.max(ends[1], number);
        });
    return ends[0] > ends[1] ? new Interval(0, 1) : new Interval(ends[0], ends[1]).opened();
  }

  /** Adds room around a single number. */
  private Interval opened() {
    double size = Math.max(Math.abs(low), Math.abs(high));
    return high - low > size * 1e-9
        ? this
        : wider(size == 0 ? 1 : Math.max(size * 0.1, Double.MIN_NORMAL));
  }

  private Interval wider(double room) {
    double most = Double.MAX_VALUE / 4;
    return new Interval(Math.max(-most, low - room), Math.min(most, high + room));
  }

  /** The interval with a share of its length added at both ends. */
  Interval padded(double share) {
    return wider((high / 2 - low / 2) * 2 * share);
  }

  boolean holds(double number) {
    return low <= number && number <= high;
  }

  /** The logarithms of both ends. */
  Interval logarithms() {
    return new Interval(Math.log10(low), Math.log10(high));
  }
}
