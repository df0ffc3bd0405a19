package dev.plateau.experiment;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metrics of some runs on one part of their rows, a column for each metric that any run has.
 */
final class Marks {
  /** Stored by their places: new ones come last. */
  private static final List<Metric> METRICS =
      List.of(
          Metric.ACCURACY,
          Metric.BALANCED_ACCURACY,
          Metric.LOG_LOSS,
          Metric.AUC,
          Metric.R_SQUARED,
          Metric.RMSE,
          Metric.MAE);

  private final int runs;
  private final Map<Metric, double[]> columns = new EnumMap<>(Metric.class);

  Marks(int runs) {
    this.runs = runs;
  }

  boolean isEmpty() {
    return columns.isEmpty();
  }

  void put(int run, Map<Metric, Double> marks) {
    marks.forEach((metric, mark) -> column(metric)[run] = mark);
  }

  /** Copies those of some runs of another one. */
  void put(int to, Marks other, int from, int count) {
    other.columns.forEach(
        (metric, column) -> System.arraycopy(column, from, column(metric), to, count));
  }

  private double[] column(Metric metric) {
    return columns.computeIfAbsent(
        metric,
        same -> {
          double[] column = new double[runs];
          Arrays.fill(column, Double.NaN);
          return column;
        });
  }

  /** A metric of each run, NaN where it has none; empty where no run has it. */
  Optional<double[]> of(Metric metric) {
    return Optional.ofNullable(columns.get(metric));
  }

  Set<Metric> metrics() {
    return columns.keySet();
  }

  int bytes() {
    return 1 + Double.BYTES * runs * columns.size();
  }

  /** Which metrics there are, a bit each, and their columns. */
  void write(ByteBuffer buffer) {
    int present = 0;
    for (int k = 0; k < METRICS.size(); k++) {
      present |= columns.containsKey(METRICS.get(k)) ? 1 << k : 0;
    }
    buffer.put((byte) present);
    for (Metric metric : METRICS) {
      of(metric)
          .ifPresent(column -> {
            buffer.asDoubleBuffer().put(column);
            buffer.position(buffer.position() + Double.BYTES * runs);
          });
    }
  }

  void read(ByteBuffer buffer) {
    int present = buffer.get();
    for (int k = 0; k < METRICS.size(); k++) {
      if ((present >> k & 1) == 1) {
        buffer.asDoubleBuffer().get(column(METRICS.get(k)));
        buffer.position(buffer.position() + Double.BYTES * runs);
      }
    }
  }
}
