package dev.plateau.plot;

import dev.plateau.plot.Ticks.Tick;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An axis with given ticks. */
final class Axis extends NumberAxis {
  private final transient List<Tick> ticks;

  /**
   * An axis between two positions.
   *
   * @param ticks with their positions
   */
  Axis(String label, double from, double to, List<Tick> ticks) {
    super(label);
    this.ticks = ticks;
    setRange(from, to);
    Style.of(this);
  }

  /** A linear axis: positions are the numbers themselves. */
  static Axis linear(String label, double from, double to, int count) {
    return new Axis(label, from, to, Ticks.linear(from, to, count));
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D area, RectangleEdge edge) {
    TextAnchor anchor = anchor(edge);
    return ticks.stream()
        .map(tick -> new NumberTick(TickType.MAJOR, tick.value(), tick.label(), anchor, anchor, 0))
        .toList();
  }

  private static TextAnchor anchor(RectangleEdge edge) {
    if (edge.equals(RectangleEdge.LEFT)) {
      return TextAnchor.CENTER_RIGHT;
    }
    return edge.equals(RectangleEdge.RIGHT) ? TextAnchor.CENTER_LEFT : TextAnchor.TOP_CENTER;
  }
}
