package dev.plateau.plot;

import dev.plateau.kernel.Elementary;
import dev.plateau.training.Direction;
import dev.plateau.training.Landscape.Grid;
import dev.plateau.training.Landscape.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The logarithm of the loss over a plane as colours, dark where it is low, with the way of the run.
 *
 * @param steps the way, its last step is the ball
 */
public record LandscapePlot(Grid grid, Direction right, Direction up, List<Step> steps) {
  /** Draws it. */
  public Plot drawn(Caption caption, Size size) {
    Interval span = Interval.of(logarithms().filter(Double::isFinite));
    ColorScale colors = new ColorScale(span.low(), span.high());
    XYLineAndShapeRenderer line = new XYLineAndShapeRenderer(true, true);
    line.setSeriesPaint(0, Style.VERMILION);
    line.setSeriesStroke(0, Style.line(1.8));
    line.setSeriesShape(0, Style.disc(3));
    line.setSeriesPaint(1, Style.VERMILION);
    line.setSeriesShape(1, Style.disc(10));
    line.addAnnotation(SurfacePlot.picture(predictions(), colors), Layer.BACKGROUND);
    XYPlot plot =
        new XYPlot(
            way(),
            SurfacePlot.axis(new PredictionPlot.Side(right.name(), grid.x())),
            SurfacePlot.axis(new PredictionPlot.Side(up.name(), grid.y())),
            line);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = Style.chart(plot, caption);
    chart.addSubtitle(SurfacePlot.legend("log10 of the loss", colors));
    return new Plot(chart, caption.title(), description(), size);
  }

  private PredictionPlot predictions() {
    List<double[]> z =
        grid.loss().stream()
            .map(row -> Arrays.stream(row).map(LandscapePlot::log10).toArray())
            .toList();
    return new PredictionPlot(
        new PredictionPlot.Side(right.name(), grid.x()),
        new PredictionPlot.Side(up.name(), grid.y()),
        z,
        "loss",
        List.of());
  }

  private DoubleStream logarithms() {
    return grid.loss().stream().flatMapToDouble(Arrays::stream).map(LandscapePlot::log10);
  }

  /** Of a loss of 0 that of the smallest normal number. */
  private static double log10(double loss) {
    return Elementary.log(Math.max(loss, Double.MIN_NORMAL)) / Elementary.log(10);
  }

  private DefaultXYDataset way() {
    DefaultXYDataset way = new DefaultXYDataset();
    way.addSeries("way", places(steps));
    way.addSeries("ball", places(steps.subList(steps.size() - 1, steps.size())));
    return way;
  }

  private static double[][] places(List<Step> steps) {
    return new double[][] {
      steps.stream().mapToDouble(Step::x).toArray(), steps.stream().mapToDouble(Step::y).toArray()
    };
  }

  private String description() {
    Interval range = Interval.of(grid.loss().stream().flatMapToDouble(Arrays::stream));
    return "The loss over the plane of two directions, %s and %s, from %s to %s; with the way of the run."
        .formatted(
            right.name(),
            up.name(),
            Numerals.brief(range.low(), 4),
            Numerals.brief(range.high(), 4));
  }
}
