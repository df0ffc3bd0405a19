package dev.plateau.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.network.LossBounds;
import dev.plateau.training.History.Point;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plots of losses that no one would choose. */
class LossPlotTests {
  private static final Size SIZE = new Size(400, 300);

  private static Point point(int epoch, double loss) {
    return new Point(epoch, loss, loss, loss, Double.NaN);
  }

  private static String svg(List<Point> points, LossBounds bounds, boolean logarithmic) {
    Plot plot =
        new LossPlot(new Caption("title", "subtitle"), points, bounds, logarithmic).drawn(SIZE);
    return new String(plot.svg(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0",
    "1e308, 1.7e308, 0, 0.25",
    "5e-324, 1e-300, 0, 0.25",
    "0.25, 0.25, 0.25, 0.25",
    "NaN, Infinity, 0, 0.25",
    "0.5, Infinity, 0, 0.25",
    "0, 1e-30, 0, 1e-300",
    "1, 2, 0, Infinity"
  })
  void areDrawnAllTheSame(double first, double second, double floor, double baseline)
      throws IOException {
    List<Point> points = List.of(point(0, first), point(1, second));
    for (boolean logarithmic : new boolean[] {false, true}) {
      LossPlot plot =
          new LossPlot(
              new Caption("title", "subtitle"),
              points,
              new LossBounds(floor, baseline),
              logarithmic);

      assertThat(svg(points, new LossBounds(floor, baseline), logarithmic)).endsWith("</svg>");
      assertThat(ImageIO.read(new ByteArrayInputStream(plot.drawn(SIZE).png())).getWidth())
          .isEqualTo(400);
    }
  }

  @Test
  void sayThatThereIsNothingToShow() {
    LossBounds bounds = new LossBounds(0, 1);

    assertThat(svg(List.of(), bounds, false)).contains("no losses yet", "There are no losses yet.");
    assertThat(svg(List.of(point(0, 0)), bounds, true))
        .contains("no loss that this scale can show");
  }

  @Test
  void showTheLinesOnlyWhereTheyAreNear() {
    LossBounds bounds = new LossBounds(0.01, 0.5);
    List<Point> start = List.of(point(0, 0.3), point(100, 0.2));
    List<Point> end = List.of(point(100, 0.2), point(200, 0.1));

    assertThat(svg(start, bounds, false)).contains(">best constant 0.5", ">floor 0.01");
    assertThat(svg(end, bounds, false)).doesNotContain(">best constant", ">floor");
  }

  @Test
  void nameALineBelowItWhereThereIsNoRoomAbove() {
    List<Point> points = List.of(point(0, 0.9), point(100, 0.1));

    assertThat(heightOf("best constant 1", svg(points, new LossBounds(0, 1), false)))
        .isGreaterThan(90);
    assertThat(heightOf("best constant 0.5", svg(points, new LossBounds(0, 0.5), false)))
        .isGreaterThan(90);
  }

  /** Where words stand, from the top: the axis begins at 73. */
  private static double heightOf(String words, String svg) {
    Matcher matcher = Pattern.compile("y=\"([0-9.]+)\">" + words + "<").matcher(svg);
    assertThat(matcher.find()).as(svg).isTrue();
    return Double.parseDouble(matcher.group(1));
  }

  @Test
  void staySmallHoweverLongTheRun() {
    List<Point> noise =
        IntStream.range(0, 100_000).mapToObj(e -> point(e, 1 + (e * 7919 % 1000) / 1e3)).toList();

    String svg = svg(noise, new LossBounds(0, 1), false);

    assertThat(svg).hasSizeLessThan(60_000);
  }

  @Test
  void hideNoSpikeWhenTheyAreThinned() {
    List<Point> points =
        IntStream.range(0, 10_000).mapToObj(e -> point(e, e == 4_321 ? 9 : 1)).toList();

    List<Point> thinned = CurveThinning.thin(points, point -> point.epoch() / 100.0);

    assertThat(thinned).hasSizeLessThan(400).contains(point(4_321, 9), point(0, 1));
    assertThat(thinned)
        .contains(point(9_999, 1))
        .isSortedAccordingTo(Comparator.comparingInt(Point::epoch));
  }
}
