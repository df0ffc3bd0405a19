package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Training on the page, and looking at what came of it. */
class PageTests extends OpenPage {
  /** Once what is due has been drawn: a frame for the curve, another for its size. */
  private static final String COUNT_DRAWINGS =
      """
      async () => {
        const frame = () => new Promise(requestAnimationFrame);
        for (let k = 0; k < 3; k++) await frame();
        window.drawings = 0;
        new MutationObserver(() => window.drawings++)
          .observe(document.querySelector('#loss-figure svg'), {childList: true});
      }
      """;

  @Test
  void hasTheFoundingRunFilledIn() {
    assertThat(tab.find("#source")).hasValue("xor");
    assertThat(tab.find("#init-value")).hasValue("0.1");
    assertThat(tab.find("#alpha")).hasValue("0.3");
    assertThat(tab.find("#epochs")).hasValue("10000");
    assertThat(tab.find("#network-figure figcaption")).containsText("h₁ = h₂");
    assertThat(tab.find("#why")).containsText("Why does it not converge?");
  }

  @Test
  void marksTheLargestStableStep() {
    assertThat(tab.find("#stable")).hasText("Largest stable step at this start: 0.6232");
    assertThat(tab.find("#stable-tick")).isVisible();

    tab.find("#alpha").fill("0.7");

    assertThat(tab.find("#stable")).containsText("overshoots");
  }

  @Test
  void showsTheFoundingPlateau() {
    tab.train();

    assertThat(tab.find("#status")).containsText("10,000 epochs");
    assertThat(tab.find("#epoch-loss")).hasText("loss 0.24999519161144684");
    assertThat(tab.find("#legend")).containsText("Stuck on a plateau");
    assertThat(tab.find("#predictions tbody tr")).hasCount(4);
    assertThat(tab.find("#predictions tbody tr").first()).containsText("0.49555");
    assertThat(tab.find("#surface-figure image")).isVisible();
  }

  @Test
  void givesExactLossesUnderThePointer() {
    tab.train();

    tab.find("#loss-figure svg").hover();

    assertThat(tab.find(".tooltip")).containsText("loss ");
    String words = tab.find(".tooltip").innerText();
    String epoch = words.replaceAll("(?s)epoch ([\\d,]+).*", "$1").replace(",", "");
    JsonNode losses = client().get(job() + "/losses?from=" + epoch + "&to=" + epoch).json();
    assertThat(words).contains("loss " + losses.path("loss").get(0));
  }

  @Test
  void movesEverythingToTheEpochOfTheSlider() {
    tab.train();
    String before = tab.find("#surface-figure image").getAttribute("href");

    tab.find("#epoch-slider").fill("0");

    assertThat(tab.find("#epoch")).hasValue("0");
    assertThat(tab.find("#epoch-loss")).hasText("loss 0.3341263195427419");
    assertThat(tab.find("#predictions tbody tr").first()).containsText("0.205");
    assertThat(tab.find("#network-figure")).containsText("bias 0.1");
    assertThat(tab.find("#surface-figure image"))
        .not()
        .hasAttribute("href", Pattern.compile(Pattern.quote(before)));
  }

  @Test
  void drawsIdenticalUnitsAsOne() {
    tab.train();

    assertThat(tab.find("#network-figure rect.same")).hasCount(1);

    tab.find("#init").selectOption("uniform");
    tab.train();

    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#network-figure rect.same")).hasCount(0);
  }

  @Test
  void showsLossesOnLogScales() {
    tab.find("#init").selectOption("uniform");
    tab.train();

    tab.button("log loss").click();
    tab.button("log epochs").click();

    assertThat(tab.find("#loss-figure svg")).containsText("10⁻²⁰");
    assertThat(tab.find("#loss-figure svg")).containsText("epoch, log scale");
  }

  @Test
  void movesTheCurveWhileTrainingAndCancels() {
    tab.find("#source").selectOption("parity-6");
    tab.find("#epochs").fill("1000000000");
    tab.button("Train").click();

    Locator curve = tab.find("#loss-figure path.run");
    assertThat(curve).hasAttribute("d", Pattern.compile("M.+L.+"));
    String before = curve.getAttribute("d");
    assertThat(curve).not().hasAttribute("d", Pattern.compile(Pattern.quote(before)));
    assertThat(tab.find("#status")).containsText("epochs/s");
    assertThat(tab.find("#status")).containsText("left");
    assertThat(tab.find("#progress")).isVisible();
    assertThat(tab.find("#legend")).containsText("Training");
    assertThat(tab.find("#loss-figure svg")).containsText("1B");

    tab.button("Cancel").click();

    tab.waitForEnd();
    assertThat(tab.find("#legend")).containsText("Cancelled");
  }

  @Test
  void carriesTheWholeSpecInTheLink() {
    tab.find("#init").selectOption("uniform");
    tab.find("#init-low").fill("-1");
    tab.find("#hidden").fill("3, 2");
    tab.find("#optimizer").selectOption("adam");
    tab.find("#optimizer-beta1").fill("0.8");
    tab.find("#alpha").fill("0.05");
    tab.find("#epochs").fill("321");
    tab.train();
    tab.choose("#share", "Copy link");
    String address = tab.clipboard();

    tab.page().navigate("about:blank");
    tab.page().navigate(address);

    assertThat(tab.find("#epoch-control")).isVisible();
    assertThat(tab.find("#init-low")).hasValue("-1");
    assertThat(tab.find("#hidden")).hasValue("3, 2");
    assertThat(tab.find("#optimizer-beta1")).hasValue("0.8");
    assertThat(tab.find("#alpha")).hasValue("0.05");
    assertThat(tab.find("#epochs")).hasValue("321");
    assertThat(tab.find("#status")).containsText("321 epochs");
  }

  @Test
  void copiesWhatItDoesAsCurl() {
    tab.choose("#share", "Copy as curl");

    assertThat(tab.clipboard())
        .startsWith("curl -s 'http://127.0.0.1:" + client().port() + "/v1/jobs'")
        .contains("-H 'Content-Type: application/json'", "--data-binary '{\"dataset\":\"xor\"");

    tab.train();
    tab.choose("#loss-menu", "Copy as curl");

    assertThat(tab.clipboard()).contains(job() + "/losses'");
  }

  @Test
  void handsOutFiles() throws Exception {
    tab.train();

    assertThat(file("#loss-menu", "Download CSV"))
        .startsWith("epoch,loss")
        .contains("0,0.3341263195427419");
    assertThat(json("#loss-menu").path("loss").size()).isEqualTo(10_001);
    assertThat(file("#loss-menu", "Download SVG")).startsWith("<svg").contains("stroke=\"rgb(");
    assertThat(file("#surface-menu", "Download SVG")).contains("data:image/png");
    assertThat(Files.readAllBytes(saved("#network-menu", "Download PNG")))
        .startsWith(0x89, 'P', 'N', 'G');
    assertThat(json("#network-menu").path("theta").size()).isEqualTo(9);
    assertThat(file("#predictions-menu", "Download CSV")).startsWith("x1,x2,y,prediction");
  }

  /** What a screen cannot show costs nothing: neither points of the curve nor frames. */
  @Test
  void drawsAHundredThousandLossesInAsManyPointsAsTheScreenCanShow() {
    tab.find("#epochs").fill("100000");
    tab.train();
    assertThat(tab.find("#loss-figure path.run")).hasAttribute("d", Pattern.compile("M.+L.+"));
    tab.page().evaluate(COUNT_DRAWINGS);

    tab.button("log epochs").click();
    tab.find("#loss-figure svg").hover();

    assertThat(tab.find("#status")).containsText("100,000 epochs");
    assertThat(tab.find("#loss-figure svg")).containsText("epoch, log scale");
    assertThat(tab.find(".tooltip")).containsText("loss ");
    String path = tab.find("#loss-figure path.run").getAttribute("d");
    double width = tab.place(tab.find("#loss-figure")).width;
    assertThat(path.split("[ML]")).hasSizeBetween(100, (int) (4 * width));
    assertThat(tab.page().evaluate("window.drawings")).isEqualTo(1);
  }

  /** The address of the run on the page. */
  private String job() {
    return "/v1/jobs/" + tab.job();
  }

  private Path saved(String menu, String choice) {
    Download download = tab.page().waitForDownload(() -> tab.choose(menu, choice));
    tab.find("h1").click();
    return download.path();
  }

  private String file(String menu, String choice) throws Exception {
    return Files.readString(saved(menu, choice));
  }

  private JsonNode json(String menu) throws Exception {
    return JsonMapper.shared().readTree(file(menu, "Download JSON"));
  }
}
