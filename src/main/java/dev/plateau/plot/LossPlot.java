package dev.plateau.plot;

import dev.plateau.network.LossBounds;
import dev.plateau.training.History.Point;
import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * The loss curve of a run, with a band between the smallest and the largest loss where a point
 * stands for several epochs, and the losses of rows held out where there are some.
 *
 * @param points in order; may be none yet
 * @param bounds drawn as lines, if the axis reaches them; it always does when epoch 0 is shown
 */
public record LossPlot(
    Caption caption, List<Point> points, LossBounds bounds, boolean logarithmic) {
  /** Rough distance between two ticks, in pixels. */
  private static final int ACROSS = 110;

  private static final int DOWN = 60;

  public Plot drawn(Size size) {
    LossScale scale = logarithmic ? LossScale.LOGARITHMIC : LossScale.LINEAR;
    List<Point> shown = points.stream().filter(point -> scale.shows(point.loss())).toList();
    XYPlot plot = new XYPlot();
    plot.setNoDataMessage(points.isEmpty() ? "no losses yet" : "no loss that this scale can show");
    if (!shown.isEmpty()) {
      draw(shown, scale, size, plot);
    }
    JFreeChart chart = Style.chart(plot, caption);
    if (plot.getDatasetCount() > 1) {
      Style.legend(chart, plot);
    }
    return new Plot(chart, caption.title(), description(), size);
  }

  private void draw(List<Point> shown, LossScale scale, Size size, XYPlot plot) {
    Axis epochs =
        scale.epochs(
            shown.getFirst().epoch(), shown.getLast().epoch(), Math.max(2, size.width() / ACROSS));
    Interval losses = span(shown, scale);
    plot.setDomainAxis(epochs);
    plot.setRangeAxis(scale.losses(losses, Math.max(2, size.height() / DOWN)));
    plot.setDomainGridlinesVisible(scale == LossScale.LOGARITHMIC);
    double perColumn = epochs.getRange().getLength() / size.width();
    List<Point> visible =
        CurveThinning.thin(shown, point -> scale.epoch(point.epoch()) / perColumn);
    plot.setDataset(curve("loss", visible, scale));
    plot.setRenderer(
        pen(Style.BLUE, visible.stream().anyMatch(point -> point.min() < point.max())));
    List<Point> heldOut =
        CurveThinning.thin(heldOut(scale), point -> scale.epoch(point.epoch()) / perColumn);
    if (!heldOut.isEmpty()) {
      plot.setDataset(1, curve("held-out loss", heldOut, scale));
      plot.setRenderer(1, pen(Style.ORANGE, false));
    }
    for (Line line : List.of(floor(), baseline())) {
      if (scale.shows(line.loss()) && losses.holds(line.loss())) {
        plot.addRangeMarker(line.on(plot.getRangeAxis().getRange(), scale), Layer.FOREGROUND);
      }
    }
  }

  /** The losses of rows held out, as a curve of their own. */
  private List<Point> heldOut(LossScale scale) {
    return points.stream()
        .filter(point -> scale.shows(point.heldOutLoss()))
        .map(point -> {
          double loss = point.heldOutLoss();
          return new Point(point.epoch(), loss, loss, loss, loss);
        })
        .toList();
  }

  private Interval span(List<Point> shown, LossScale scale) {
    DoubleStream losses =
        shown.stream()
            .flatMapToDouble(p -> DoubleStream.of(p.loss(), p.min(), p.max(), p.heldOutLoss()));
    boolean fromTheStart = shown.getFirst().epoch() == 0;
    DoubleStream lines =
        fromTheStart ? DoubleStream.of(bounds.floor(), bounds.baseline()) : DoubleStream.empty();
    return Interval.of(DoubleStream.concat(losses, lines).filter(scale::shows));
  }

  private static YIntervalSeriesCollection curve(String name, List<Point> points, LossScale scale) {
    YIntervalSeries curve = new YIntervalSeries(name);
    for (Point point : points) {
      double low = scale.shows(point.min()) ? point.min() : point.loss();
      double high = scale.shows(point.max()) ? point.max() : point.loss();
      curve.add(
          scale.epoch(point.epoch()), scale.loss(point.loss()), scale.loss(low), scale.loss(high));
    }
    YIntervalSeriesCollection curves = new YIntervalSeriesCollection();
    curves.addSeries(curve);
    return curves;
  }

  private static XYLineAndShapeRenderer pen(Color color, boolean withBand) {
    XYLineAndShapeRenderer pen = withBand ? band() : new XYLineAndShapeRenderer(true, false);
    pen.setSeriesPaint(0, color);
    pen.setSeriesFillPaint(0, Style.BAND);
    pen.setSeriesStroke(0, Style.line(2.2));
    pen.setDrawSeriesLineAsPath(true);
    return pen;
  }

  private static DeviationRenderer band() {
    DeviationRenderer band = new DeviationRenderer(true, false);
    band.setAlpha(1);
    return band;
  }

  private Line floor() {
    return new Line(bounds.floor(), "floor", Style.GREEN, true);
  }

  private Line baseline() {
    return new Line(bounds.baseline(), "best constant", Style.VERMILION, false);
  }

  /** A loss to compare the curve with, labelled at the left or the right end. */
  private record Line(double loss, String name, Color color, boolean left) {

    /** Draws the label above the line, unless there is no room. */
    ValueMarker on(Range axis, LossScale scale) {
      double place = scale.loss(loss);
      boolean above = place < axis.getUpperBound() - 0.2 * axis.getLength();
      ValueMarker line = new ValueMarker(place, color, Style.dashes(6, 4));
      line.setLabel(name + " " + Numerals.brief(loss, 4));
      line.setLabelFont(Style.SMALL);
      line.setLabelPaint(color);
      line.setLabelBackgroundColor(Style.TRANSPARENT);
      line.setLabelAnchor(corner(above));
      line.setLabelTextAnchor(words(above));
      line.setLabelOffset(new RectangleInsets(3, 6, 3, 6));
      return line;
    }

    private RectangleAnchor corner(boolean above) {
      if (left) {
        return above ? RectangleAnchor.TOP_LEFT : RectangleAnchor.BOTTOM_LEFT;
      }
      return above ? RectangleAnchor.TOP_RIGHT : RectangleAnchor.BOTTOM_RIGHT;
    }

    private TextAnchor words(boolean above) {
      if (left) {
        return above ? TextAnchor.BOTTOM_LEFT : TextAnchor.TOP_LEFT;
      }
      return above ? TextAnchor.BOTTOM_RIGHT : TextAnchor.TOP_RIGHT;
    }
  }

  private String description() {
    if (points.isEmpty()) {
      return "There are no losses yet.";
    }
    Point first = points.getFirst();
    Point last = points.getLast();
    return ("The loss is %s at epoch %,d and %s at epoch %,d; "
                + "that of the best constant prediction is %s, the floor %s.")
            .formatted(
                Numerals.brief(first.loss(), 6),
                first.epoch(),
                Numerals.brief(last.loss(), 6),
                last.epoch(),
                Numerals.brief(bounds.baseline(), 6),
                Numerals.brief(bounds.floor(), 6))
        + (Double.isFinite(last.heldOutLoss())
            ? " That of the rows held out is %s.".formatted(Numerals.brief(last.heldOutLoss(), 6))
            : "");
  }
}
