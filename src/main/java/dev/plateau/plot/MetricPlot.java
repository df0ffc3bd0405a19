package dev.plateau.plot;

import dev.plateau.plot.Ticks.Tick;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Means along a number, each with its interval as a band: of rows held out as a line, of those of
 * training dashed. Numbers that span a factor of ten are on a log axis.
 *
 * @param x what is to the right
 * @param y what the means are of
 * @param curves of which those of the same family share a colour
 */
public record MetricPlot(String x, String y, List<Curve> curves) {
  private static final double ONE_DECADE = 10;
  private static final int ACROSS = 110;
  private static final int DOWN = 60;
  private static final float BAND_ALPHA = 0.18f;
  private static final List<Color> COLORS =
      List.of(
          Style.BLUE,
          Style.VERMILION,
          Style.GREEN,
          Style.ORANGE,
          new Color(0xCC79A7),
          new Color(0x7A3E9D));

  /** How many families have a colour of their own. */
  public static final int MAX_FAMILIES = COLORS.size();

  /**
   * A curve.
   *
   * @param family whose colour it has
   */
  public record Curve(String name, int family, boolean isHeldOut, List<Spot> spots) {
    public Curve {
      spots = List.copyOf(spots);
    }
  }

  /**
   * A mean.
   *
   * @param low the lower end of its interval; not finite where it has none
   * @param high the upper end
   */
  public record Spot(double x, double mean, double low, double high) {
    private double lower() {
      return Double.isFinite(low) ? low : mean;
    }

    private double upper() {
      return Double.isFinite(high) ? high : mean;
    }
  }

  public Plot drawn(Caption caption, Size size) {
    Interval across = Interval.of(spots().mapToDouble(Spot::x));
    boolean log = across.low() > 0 && across.high() >= ONE_DECADE * across.low();
    Interval up =
        Interval.of(spots().flatMapToDouble(spot -> DoubleStream.of(spot.lower(), spot.upper())))
            .padded(0.04);
    XYPlot plot = new XYPlot();
    plot.setNoDataMessage("no run was scored yet");
    if (spots().findAny().isPresent()) {
      plot.setDomainAxis(axis(across, log, Math.max(2, size.width() / ACROSS)));
      plot.setRangeAxis(Axis.linear(y, up.low(), up.high(), Math.max(2, size.height() / DOWN)));
      plot.setDataset(data(log));
      plot.setRenderer(pens());
    }
    JFreeChart chart = Style.chart(plot, caption);
    if (curves.size() > 1) {
      Style.legend(chart, plot);
    }
    return new Plot(chart, caption.title(), description(), size);
  }

  private Stream<Spot> spots() {
    return curves.stream()
        .flatMap(curve -> curve.spots().stream())
        .filter(spot -> Double.isFinite(spot.mean()));
  }

  private Axis axis(Interval across, boolean log, int count) {
    if (!log) {
      Interval padded = across.padded(0.02);
      return Axis.linear(x, padded.low(), padded.high(), count);
    }
    Interval padded = across.logarithms().padded(0.02);
    List<Tick> ticks =
        Ticks.logarithmic(across.low(), across.high(), count).stream()
            .map(tick -> new Tick(Math.log10(tick.value()), tick.label()))
            .toList();
    return new Axis(x, padded.low(), padded.high(), ticks);
  }

  private YIntervalSeriesCollection data(boolean log) {
    YIntervalSeriesCollection all = new YIntervalSeriesCollection();
    for (Curve curve : curves) {
      YIntervalSeries series = new YIntervalSeries(curve.name());
      curve.spots().stream()
          .filter(spot -> Double.isFinite(spot.mean()))
          .forEach(spot ->
              series.add(
                  log ? Math.log10(spot.x()) : spot.x(), spot.mean(), spot.lower(), spot.upper()));
      all.addSeries(series);
    }
    return all;
  }

  private DeviationRenderer pens() {
    DeviationRenderer pens = new DeviationRenderer(true, true);
    pens.setAlpha(BAND_ALPHA);
    for (int k = 0; k < curves.size(); k++) {
      Curve curve = curves.get(k);
      Color color = COLORS.get(curve.family() % COLORS.size());
      pens.setSeriesPaint(k, color);
      pens.setSeriesFillPaint(k, color);
      pens.setSeriesShape(k, Style.disc(curve.isHeldOut() ? 4 : 2.5));
      pens.setSeriesStroke(
          k,
          curve.isHeldOut()
              ? Style.line(2.2)
              : new BasicStroke(
                  1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0));
    }
    return pens;
  }

  private String description() {
    return curves.stream()
        .filter(curve -> !curve.spots().isEmpty())
        .map(curve -> {
          Spot first = curve.spots().getFirst();
          Spot last = curve.spots().getLast();
          return "The %s of %s is %s at %s %s and %s at %s."
              .formatted(
                  y,
                  curve.name(),
                  Numerals.brief(first.mean(), 4),
                  x,
                  Numerals.brief(first.x(), 4),
                  Numerals.brief(last.mean(), 4),
                  Numerals.brief(last.x(), 4));
        })
        .collect(Collectors.joining(" "));
  }
}
