package dev.plateau.plot;

import dev.plateau.plot.PredictionPlot.Row;
import dev.plateau.plot.PredictionPlot.Side;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYShapeRenderer;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Predictions over two inputs as colours, and rows of the data in the colours of their targets:
 * where the fit is good both look alike.
 */
final class SurfacePlot {
  private static final int NUMBERS = 6;

  private SurfacePlot() {}

  static JFreeChart of(PredictionPlot grid, Caption caption) {
    Interval span = Interval.of(DoubleStream.concat(grid.predictions(), grid.targets()));
    ColorScale colors = new ColorScale(span.low(), span.high());
    XYShapeRenderer discs = discs(colors);
    discs.addAnnotation(picture(grid, colors), Layer.BACKGROUND);
    XYPlot plot = new XYPlot(points(grid.rows()), axis(grid.x()), axis(grid.y()), discs);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = Style.chart(plot, caption);
    chart.addSubtitle(legend(grid.name(), colors));
    return chart;
  }

  static Axis axis(Side side) {
    return Axis.linear(side.name(), side.values().getFirst(), side.values().getLast(), NUMBERS);
  }

  /** One pixel for each prediction, the first row at the bottom. */
  static XYDataImageAnnotation picture(PredictionPlot grid, ColorScale colors) {
    int width = grid.x().values().size();
    int height = grid.y().values().size();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        Color color = colors.getPaint(grid.z().get(row)[column]);
        image.setRGB(column, height - 1 - row, color.getRGB());
      }
    }
    Interval x = pixels(grid.x());
    Interval y = pixels(grid.y());
    return new XYDataImageAnnotation(
        image, x.low(), y.low(), x.high() - x.low(), y.high() - y.low());
  }

  /** Half a step more at both ends, so that each value is in the middle of its pixel. */
  private static Interval pixels(Side side) {
    Interval span = new Interval(side.values().getFirst(), side.values().getLast());
    return span.padded(0.5 / (side.values().size() - 1));
  }

  private static DefaultXYZDataset points(List<Row> rows) {
    DefaultXYZDataset points = new DefaultXYZDataset();
    points.addSeries(
        "rows", new double[][] {all(rows, Row::x), all(rows, Row::y), all(rows, Row::target)});
    return points;
  }

  static double[] all(List<Row> rows, ToDoubleFunction<Row> number) {
    return rows.stream().mapToDouble(number).toArray();
  }

  private static XYShapeRenderer discs(ColorScale colors) {
    XYShapeRenderer discs = new XYShapeRenderer();
    discs.setPaintScale(colors);
    discs.setSeriesShape(0, Style.disc(6));
    discs.setDrawOutlines(true);
    discs.setUseOutlinePaint(true);
    discs.setSeriesOutlinePaint(0, Color.WHITE);
    discs.setSeriesOutlineStroke(0, Style.line(1.8));
    return discs;
  }

  static PaintScaleLegend legend(String name, ColorScale colors) {
    Axis axis = Axis.linear(name, colors.lower(), colors.upper(), NUMBERS);
    axis.setAxisLineVisible(false);
    PaintScaleLegend legend = new PaintScaleLegend(colors, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setAxisLocation(AxisLocation.TOP_OR_RIGHT);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setStripWidth(14);
    legend.setSubdivisionCount(128);
    legend.setStripOutlineVisible(false);
    legend.setPadding(new RectangleInsets(8, 16, 44, 0));
    return legend;
  }
}
