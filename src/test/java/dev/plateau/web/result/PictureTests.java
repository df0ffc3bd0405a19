package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Plots over HTTP: what is drawn stands where the axes say. */
class PictureTests extends RunningService {
  private static final String CONVERGING =
      """
      {"dataset": "xor", "init": {"type": "uniform", "low": 0, "high": 1}, "seed": 7, "alpha": 0.3,
       "epochs": 10000, "name": "Two < three & more"}
      """;

  private static final int CURVE = 0x0072B2;
  private static final int BAND = 0x99C7E0;

  private String train(String spec) {
    return "/v1/jobs/" + client().train(spec).id();
  }

  private BufferedImage png(String path) throws IOException {
    HttpResponse<InputStream> answer = client().stream(path, "Accept", "image/png");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    try (InputStream bytes = answer.body()) {
      return ImageIO.read(bytes);
    }
  }

  private Document svg(String path) throws Exception {
    HttpResponse<InputStream> answer = client().stream(path, "Accept", "image/svg+xml");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("image/svg+xml");
    try (InputStream bytes = answer.body()) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bytes);
    }
  }

  /** The words of a plot, each with the height at which it stands. */
  private static Map<String, Double> words(Document svg) {
    Map<String, Double> words = new TreeMap<>();
    NodeList texts = svg.getElementsByTagName("text");
    for (int k = 0; k < texts.getLength(); k++) {
      Element text = (Element) texts.item(k);
      words.putIfAbsent(text.getTextContent(), Double.valueOf(text.getAttribute("y")) - 4.5);
    }
    return words;
  }

  /** Where the curve passes a column of pixels, from the top. */
  private static OptionalInt curve(BufferedImage image, int x) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> (image.getRGB(x, y) & 0xFFFFFF) == CURVE)
        .findFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {PictureConverter.SVG, PictureConverter.PNG})
  void sayThatThereAreNoFontsToDrawWith(String accept) {
    Answer answer = client().get("/test/no-fonts", "Accept", accept).isProblem(501);

    assertThat(answer.json().path("detail").stringValue()).contains("this machine has none");
  }

  @Test
  void showAPlateauAtTheBestConstant() throws Exception {
    String losses = train(Client.FOUNDING) + "/losses";

    BufferedImage image = png(losses);
    Map<String, Double> words = words(svg(losses));

    assertThat(image.getWidth()).isEqualTo(800);
    assertThat(image.getHeight()).isEqualTo(450);
    assertThat(words).containsKeys("loss", "epoch", "0", "10,000", "best constant 0.25", "floor 0");
    List<Integer> heights =
        IntStream.range(200, 760)
            .mapToObj(x -> curve(image, x))
            .filter(OptionalInt::isPresent)
            .map(OptionalInt::getAsInt)
            .toList();
    assertThat(heights)
        .hasSizeGreaterThan(200)
        .allSatisfy(y -> assertThat((double) y).isCloseTo(words.get("0.25"), within(3.0)));
  }

  @Test
  void showThatARunConverges() throws Exception {
    String losses = train(CONVERGING) + "/losses";

    BufferedImage image = png(losses + "?scale=log&width=1000&height=600");
    Document svg = svg(losses + "?scale=log&width=1000&height=600");

    Map<String, Double> words = words(svg);
    assertThat(image.getWidth()).isEqualTo(1000);
    assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 1000 600");
    assertThat(words).containsKeys("0", "1", "10", "1,000", "10,000", "10⁻²⁰");
    assertThat((double) curve(image, 950).orElseThrow()).isGreaterThan(words.get("10⁻²⁰"));
    assertThat((double) curve(image, 150).orElseThrow()).isLessThan(words.get("10⁻⁵"));
  }

  @Test
  void sayInWordsWhatTheyShow() throws Exception {
    Document svg = svg(train(CONVERGING) + "/losses");

    assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Two < three & more");
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .startsWith("The loss is ")
        .contains("at epoch 0 and", "at epoch 10,000", "best constant prediction is 0.25");
  }

  @Test
  void showABandWhereLossesAreSampled() throws Exception {
    String losses = train(CONVERGING) + "/losses";

    long withoutBand = pixels(png(losses), BAND);
    long withBand = pixels(png(losses + "?maxPoints=20"), BAND);

    assertThat(withBand - withoutBand).isGreaterThan(1_000);
  }

  private static long pixels(BufferedImage image, int color) {
    return IntStream.range(0, image.getWidth() * image.getHeight())
        .map(k -> image.getRGB(k % image.getWidth(), k / image.getWidth()) & 0xFFFFFF)
        .filter(found -> closeTo(found, color))
        .count();
  }

  private static boolean closeTo(int one, int other) {
    return IntStream.of(16, 8, 0)
        .allMatch(shift -> Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) < 40);
  }

  @Test
  void showASurfaceInTheColoursOfItsScale() throws Exception {
    String surface = train(CONVERGING) + "/surface";

    BufferedImage image = png(surface + "?from=-0.2&to=1.2");
    Document svg = svg(surface);

    assertThat(words(svg)).containsKeys("x₁", "x₂", "prediction");
    assertThat(svg.getElementsByTagName("image").getLength()).isEqualTo(1);
    assertThat(image.getWidth()).isEqualTo(640);
    assertThat(pixels(image, 0xFDE725)).as("where 1 is predicted").isGreaterThan(10_000);
    assertThat(pixels(image, 0x31688E)).as("where 0 is predicted").isGreaterThan(5_000);
  }

  @Test
  void showTheSecondInputUpwards() throws Exception {
    String job =
        train(
            """
            {"dataset": {"inputs": [[0, 0], [1, 0], [0, 1], [1, 1]], "targets": [0, 0, 1, 1]},
             "network": {"hidden": []}, "epochs": 1, "alpha": 1e-300,
             "init": {"type": "theta", "values": [0, 1, 0]}}
            """);

    BufferedImage image = png(job + "/surface?from=0&to=1");

    assertThat(closeTo(image.getRGB(300, 90), 0xFDE725)).as("1 above").isTrue();
    assertThat(closeTo(image.getRGB(300, 480), 0x440154)).as("0 below").isTrue();
  }

  @Test
  void showRowsOnASurfaceThatLearnedNothing() throws Exception {
    BufferedImage image = png(train(Client.FOUNDING) + "/surface");

    assertThat(pixels(image, 0x440154)).as("rows with target 0").isGreaterThan(150);
    assertThat(pixels(image, 0xFDE725)).as("rows with target 1").isGreaterThan(150);
    assertThat(pixels(image, 0x26918C)).as("1/2 everywhere").isGreaterThan(100_000);
  }

  @Test
  void showACurveOverASingleInput() throws Exception {
    String job = train("{\"dataset\": \"sine\", \"seed\": 1, \"epochs\": 200}");

    BufferedImage image = png(job + "/surface");

    assertThat(pixels(image, CURVE)).isGreaterThan(500);
    assertThat(pixels(image, 0xD55E00)).isGreaterThan(500);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "application/* | application/json",
        "image/* | image/svg+xml",
        "image/png | image/png",
        "image/png, */*;q=0.8 | image/png",
        "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8 | image/svg+xml",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | application/json"
      })
  void areGivenToThoseWhoAskForThem(String accept, String type) {
    String job = train("{\"dataset\": \"xor\", \"epochs\": 3}");

    for (String part : List.of("/losses", "/surface")) {
      Answer answer = client().get(job + part, "Accept", accept);
      assertThat(answer.isStatus(200).header("Content-Type").orElseThrow()).startsWith(type);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/jpeg", "image/webp", "text/html"})
  void areNotMadeInOtherForms(String accept) {
    String job = train("{\"dataset\": \"xor\", \"epochs\": 3}");

    client().get(job + "/losses", "Accept", accept).isProblem(406);
    client().get(job + "/surface", "Accept", accept).isProblem(406);
    client().get(job + "/parameters", "Accept", "image/png").isProblem(406);
  }

  @Test
  void areGivenWhileTheJobRuns() throws Exception {
    String id = client().startEndless();

    Document svg = svg("/v1/jobs/" + id + "/losses");

    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .containsIgnoringCase("loss");
    client().stop(id);
  }
}
