package dev.plateau.plot;

import dev.plateau.plot.Ticks.Tick;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYDataImageAnnotation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A map of values over two sides, a rectangle of colour for each.
 *
 * @param z for each value of y, in it a number for each value of x; of kinds their place in the
 *     list
 * @param name of the number
 * @param kinds what the numbers stand for; none where they are numbers
 */
public record MapPlot(Side x, Side y, List<double[]> z, String name, List<Kind> kinds) {
  private static final int MAX_TICKS = 8;

  /** Pixels of the image at least, so that places have sharp edges. */
  private static final int PIXELS = 600;

  /** What is on an axis. */
  public record Side(String name, List<String> labels) {}

  /** What a number stands for. */
  public record Kind(String label, Family family) {}

  /** Kinds of similar colours. */
  public enum Family {
    /** What one wants. */
    GOOD,
    /** What one does not want. */
    POOR,
    /** What is no good at all. */
    BAD,
    /** All else. */
    OTHER;

    private List<Integer> colors() {
      return switch (this) {
        case GOOD -> List.of(0x009E73, 0x56B4E9, 0x0072B2, 0x44AA99, 0x117733, 0x332288);
        case POOR -> List.of(0xE69F00, 0xD55E00, 0xCC79A7, 0xF0E442, 0x882255, 0x999933);
        case BAD -> List.of(0x1F2937);
        case OTHER -> List.of(0x9CA3AF);
      };
    }

    private Color color(int place) {
      return new Color(colors().get(place % colors().size()));
    }
  }

  /** Draws the map. */
  public Plot drawn(Caption caption, Size size) {
    Interval span = Interval.of(z.stream().flatMapToDouble(Arrays::stream));
    ColorScale scale = new ColorScale(span.low(), span.high());
    XYShapeRenderer none = new XYShapeRenderer();
    none.addAnnotation(picture(scale), Layer.BACKGROUND);
    XYPlot plot = new XYPlot(new DefaultXYZDataset(), axis(x), axis(y), none);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    JFreeChart chart = Style.chart(plot, caption);
    if (kinds.isEmpty()) {
      chart.addSubtitle(SurfacePlot.legend(name, scale));
    } else {
      plot.setFixedLegendItems(legend());
      Style.legend(chart, plot);
    }
    return new Plot(chart, caption.title(), description(span), size);
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    for (int k = 0; k < kinds.size(); k++) {
      items.add(new LegendItem(kinds.get(k).label(), color(k)));
    }
    return items;
  }

  /** The colour of a kind: each of a family has its own, as long as there are some. */
  private Color color(int kind) {
    Family family = kinds.get(kind).family();
    long before = kinds.subList(0, kind).stream().filter(one -> one.family() == family).count();
    return family.color((int) before);
  }

  private XYDataImageAnnotation picture(ColorScale scale) {
    int width = x.labels().size();
    int height = y.labels().size();
    int wide = Math.ceilDiv(PIXELS, width);
    int high = Math.ceilDiv(PIXELS, height);
    List<Color> colors = IntStream.range(0, kinds.size()).mapToObj(this::color).toList();
    BufferedImage image =
        new BufferedImage(wide * width, high * height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < image.getHeight(); row++) {
      double[] values = z.get(height - 1 - row / high);
      for (int column = 0; column < image.getWidth(); column++) {
        double value = values[column / wide];
        Color color =
            kinds.isEmpty() || Double.isNaN(value)
                ? scale.getPaint(value)
                : colors.get((int) value);
        image.setRGB(column, row, color.getRGB());
      }
    }
    return new XYDataImageAnnotation(image, -0.5, -0.5, width, height);
  }

  private static Axis axis(Side side) {
    int values = side.labels().size();
    int stride = Math.ceilDiv(values, MAX_TICKS);
    List<Tick> ticks = new ArrayList<>();
    for (int k = 0; k < values; k += stride) {
      ticks.add(new Tick(k, side.labels().get(k)));
    }
    return new Axis(side.name(), -0.5, values - 0.5, ticks);
  }

  private String description(Interval span) {
    String range =
        kinds.isEmpty()
            ? "from %s to %s"
                .formatted(Numerals.brief(span.low(), 4), Numerals.brief(span.high(), 4))
            : String.join("; ", kinds.stream().map(Kind::label).toList());
    return "The %s over %s and %s: %s.".formatted(name, x.name(), y.name(), range);
  }
}
