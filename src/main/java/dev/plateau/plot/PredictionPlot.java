package dev.plateau.plot;

import dev.plateau.data.Dataset;
import dev.plateau.training.Region;
import dev.plateau.training.Surface;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The predictions of a network over one or two inputs, and rows of the data to compare them with.
 *
 * @param x the input to the right
 * @param y the input upwards; without values when there is only one
 * @param z predictions: a list for each value of y, in it a number for each value of x
 * @param name of the prediction
 */
public record PredictionPlot(Side x, Side y, List<double[]> z, String name, List<Row> rows) {
  private static final int MAX_ROWS = 1_000;

  private static final Side NONE = new Side("", List.of());

  /** An input and its values, ascending. */
  record Side(String name, List<Double> values) {}

  /**
   * A row of the data.
   *
   * @param y unused when there is only one input
   */
  record Row(double x, double y, double target) {}

  /** A plot of the predictions over a region, with rows of the data spread evenly over it. */
  public static PredictionPlot of(Surface.Grid grid, Region region, Dataset data) {
    int stride = Math.ceilDiv(data.rows(), MAX_ROWS);
    return new PredictionPlot(
        side(region.x(), grid.x()),
        region.y().map(side -> side(side, grid.y())).orElse(NONE),
        grid.z(),
        data.targets() == 1 ? "prediction" : "prediction " + (region.output() + 1),
        IntStream.range(0, Math.ceilDiv(data.rows(), stride))
            .mapToObj(k -> row(k * stride, region, data))
            .toList());
  }

  private static Side side(Region.Side side, List<Double> values) {
    return new Side(Numerals.indexed("x", side.input() + 1), values);
  }

  private static Row row(int row, Region region, Dataset data) {
    return new Row(
        data.input(row, region.x().input()),
        region.y().map(side -> data.input(row, side.input())).orElse(0.0),
        data.target(row, region.output()));
  }

  DoubleStream predictions() {
    return z.stream().flatMapToDouble(Arrays::stream);
  }

  DoubleStream targets() {
    return rows.stream().mapToDouble(Row::target);
  }

  /** Draws a surface, or a curve over a single input. */
  public Plot drawn(Caption caption, Size size) {
    return new Plot(
        y.values().isEmpty() ? CurvePlot.of(this, caption) : SurfacePlot.of(this, caption),
        caption.title(),
        description(),
        size);
  }

  private String description() {
    Interval range = Interval.of(predictions());
    return "The %s over %s, from %s to %s; with %,d rows of the data."
        .formatted(
            name,
            y.values().isEmpty() ? x.name() : x.name() + " and " + y.name(),
            Numerals.brief(range.low(), 4),
            Numerals.brief(range.high(), 4),
            rows.size());
  }
}
