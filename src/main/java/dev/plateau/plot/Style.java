package dev.plateau.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The look of all pictures: colours that colour-blind people can tell apart (Okabe and Ito). */
final class Style {
  static final Color BLUE = new Color(0x0072B2);
  static final Color BAND = new Color(0x99C7E0);
  static final Color VERMILION = new Color(0xD55E00);
  static final Color ORANGE = new Color(0xE69F00);
  static final Color GREEN = new Color(0x009E73);
  static final Color TEXT = new Color(0x1F2937);
  static final Color TRANSPARENT = new Color(0, true);
  static final Color NOTHING = new Color(0xD1D5DB);

  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  private static final Color MUTED = new Color(0x4B5563);
  private static final Color GRID = new Color(0xE5E7EB);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 18);

  static {
    // Otherwise rotated text is drawn as outlines, which cannot be selected or read aloud.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private Style() {}

  static BasicStroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashes(float... lengths) {
    return new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
  }

  static Ellipse2D disc(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  static void of(ValueAxis axis) {
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(MUTED);
    axis.setTickMarksVisible(false);
    axis.setTickLabelInsets(new RectangleInsets(4, 6, 4, 6));
    axis.setLabelFont(SMALL);
    axis.setLabelPaint(TEXT);
    axis.setLabelInsets(new RectangleInsets(4, 4, 4, 4));
    axis.setAxisLinePaint(NOTHING);
  }

  static void of(XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinePaint(GRID);
    plot.setRangeGridlinePaint(GRID);
    plot.setDomainGridlineStroke(line(1));
    plot.setRangeGridlineStroke(line(1));
    plot.setNoDataMessageFont(SMALL);
    plot.setNoDataMessagePaint(MUTED);
  }

  static JFreeChart chart(XYPlot plot, Caption caption) {
    of(plot);
    JFreeChart chart = new JFreeChart(null, null, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(14, 12, 10, 20));
    chart.addSubtitle(heading(caption.title(), TITLE, TEXT, 0));
    chart.addSubtitle(heading(caption.subtitle(), SMALL, MUTED, 12));
    return chart;
  }

  /** Says which curve is which, below the plot. */
  static void legend(JFreeChart chart, XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(SMALL);
    legend.setItemPaint(TEXT);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setBackgroundPaint(TRANSPARENT);
    chart.addLegend(legend);
  }

  private static TextTitle heading(String text, Font font, Color color, double below) {
    TextTitle heading = new TextTitle(text, font);
    heading.setPaint(color);
    heading.setHorizontalAlignment(HorizontalAlignment.LEFT);
    heading.setTextAlignment(HorizontalAlignment.LEFT);
    heading.setPadding(new RectangleInsets(2, 6, below, 6));
    return heading;
  }
}
