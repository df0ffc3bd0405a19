package dev.plateau.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What a network predicts over one input or two, and rows of the data to compare it with.
 *
 * @param x the input to the right
 * @param y the input upwards; without values when there is only one
 * @param z predictions: a list for each value of y, in it a number for each value of x
 * @param name of the prediction
 */
public record Grid(Side x, Side y, List<double[]> z, String name, List<Row> rows) {

  /** An input and the values it takes, rising. */
  public record Side(String name, List<Double> values) {}

  /**
   * A row of the data.
   *
   * @param y of no meaning when there is only one input
   */
  public record Row(double x, double y, double target) {}

  DoubleStream predictions() {
    return z.stream().flatMapToDouble(Arrays::stream);
  }

  DoubleStream targets() {
    return rows.stream().mapToDouble(Row::target);
  }

  /** A picture of it: a surface, or a curve over a single input. */
  public Plot drawn(Caption caption, Size size) {
    return new Plot(
        y.values().isEmpty() ? CurvePlot.of(this, caption) : SurfacePlot.of(this, caption),
        caption.title(),
        description(),
        size);
  }

  private String description() {
    Span range = Span.of(predictions());
    return "The %s over %s, from %s to %s; with %,d rows of the data."
        .formatted(
            name,
            y.values().isEmpty() ? x.name() : x.name() + " and " + y.name(),
            Numerals.brief(range.low(), 4),
            Numerals.brief(range.high(), 4),
            rows.size());
  }
}
