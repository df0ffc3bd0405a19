package dev.plateau.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.plot.MetricPlot.Curve;
import dev.plateau.plot.MetricPlot.Spot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plots of metrics along a number. */
class MetricPlotTests {
  private static final Size SIZE = new Size(500, 400);

  private static Plot plot(Curve... curves) {
    return new MetricPlot("rows trained on", "accuracy", List.of(curves))
        .drawn(new Caption("title", "subtitle"), SIZE);
  }

  private static String svg(Curve... curves) {
    return new String(plot(curves).svg(), StandardCharsets.UTF_8);
  }

  private static Curve curve(String name, boolean heldOut, double... means) {
    return new Curve(
        name,
        0,
        heldOut,
        IntStream.range(0, means.length)
            .mapToObj(k -> new Spot(10 * (k + 1), means[k], means[k] - 0.1, means[k] + 0.1))
            .toList());
  }

  @Test
  void saysInWordsWhereCurvesBeginAndEnd() {
    assertThat(svg(curve("rows held out", true, 0.5, 0.7, 0.95)))
        .contains(
            "The accuracy of rows held out is 0.5 at rows trained on 10 and 0.95 at 30.",
            "title",
            "subtitle");
  }

  @Test
  void namesCurvesWhereThereAreSeveral() {
    assertThat(svg(curve("rows held out", true, 0.5), curve("training rows", false, 1)))
        .contains(">rows held out<", ">training rows<");
    assertThat(svg(curve("rows held out", true, 0.5, 0.6))).doesNotContain(">rows held out<");
  }

  @Test
  void putsNumbersThatSpanADecadeOnALogAxis() {
    Curve wide =
        new Curve(
            "rows held out",
            0,
            true,
            List.of(new Spot(1, 0.1, 0, 0.2), new Spot(1_000, 0.9, 0.8, 1)));

    assertThat(svg(wide)).contains(">10<", ">100<", ">1,000<");
    assertThat(svg(curve("rows held out", true, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)))
        .contains(">50<")
        .doesNotContain(">20<");
  }

  @ParameterizedTest
  @CsvSource({"NaN, NaN, NaN", "1, NaN, NaN", "0, -Infinity, Infinity", "1e300, 0, 1e308"})
  void areDrawnAllTheSame(double mean, double low, double high) throws IOException {
    Curve curve = new Curve("rows held out", 0, true, List.of(new Spot(5, mean, low, high)));

    assertThat(svg(curve)).endsWith("</svg>");
    assertThat(ImageIO.read(new ByteArrayInputStream(plot(curve).png())).getWidth())
        .isEqualTo(SIZE.width());
  }

  @Test
  void sayThatThereIsNothingToShow() {
    assertThat(svg()).contains("no run was scored yet");
  }
}
