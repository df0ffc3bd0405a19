package dev.plateau.plot;

import dev.plateau.plot.PredictionPlot.Row;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** Predictions over the only input as a curve, and rows of the data as points. */
final class CurvePlot {
  private static final int NUMBERS = 6;

  private CurvePlot() {}

  static JFreeChart of(PredictionPlot grid, Caption caption) {
    Interval span =
        Interval.of(DoubleStream.concat(grid.predictions(), grid.targets())).padded(0.04);
    XYPlot plot = new XYPlot();
    plot.setDomainAxis(SurfacePlot.axis(grid.x()));
    plot.setRangeAxis(Axis.linear(grid.name(), span.low(), span.high(), NUMBERS));
    plot.setDomainGridlinesVisible(false);
    plot.setDataset(0, points(grid));
    plot.setRenderer(0, dots());
    plot.setDataset(1, curve(grid));
    plot.setRenderer(1, pen());
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return Style.chart(plot, caption);
  }

  private static DefaultXYDataset points(PredictionPlot grid) {
    DefaultXYDataset points = new DefaultXYDataset();
    points.addSeries(
        "rows",
        new double[][] {
          SurfacePlot.all(grid.rows(), Row::x), SurfacePlot.all(grid.rows(), Row::target)
        });
    return points;
  }

  private static DefaultXYDataset curve(PredictionPlot grid) {
    DefaultXYDataset curve = new DefaultXYDataset();
    double[] x = grid.x().values().stream().mapToDouble(Double::doubleValue).toArray();
    curve.addSeries("prediction", new double[][] {x, grid.z().getFirst()});
    return curve;
  }

  private static XYLineAndShapeRenderer dots() {
    XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    dots.setSeriesPaint(0, Style.VERMILION);
    dots.setSeriesShape(0, Style.disc(3));
    return dots;
  }

  private static XYLineAndShapeRenderer pen() {
    XYLineAndShapeRenderer pen = new XYLineAndShapeRenderer(true, false);
    pen.setSeriesPaint(0, Style.BLUE);
    pen.setSeriesStroke(0, Style.line(2.2));
    return pen;
  }
}
