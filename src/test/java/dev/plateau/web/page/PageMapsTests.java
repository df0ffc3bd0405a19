package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import dev.plateau.web.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Maps of many runs on the page. */
@Tag("thorough")
class PageMapsTests extends OpenPage {
  private static final int SIDE = 8;

  @BeforeEach
  void look() {
    tab.find("#init").selectOption("uniform");
    tab.find("#epochs").fill("600");
    tab.show("Maps");
    assertThat(tab.find("#map-x-field")).hasValue("alpha");
  }

  @Test
  void drawsTwoFieldsOfTheFormAsAMapOfRateLossAndEpochs() {
    trainFields();

    JsonNode map = map("?x=alpha&y=init.high&value=loss");
    assertThat(map.at("/x/values")).hasToString("[0.1,0.5,0.9]");
    assertThat(map.at("/y/values").size()).isEqualTo(2);
    assertThat(tab.find(".chart.map image")).isVisible();
    assertThat(tab.find("#map-caption"))
        .containsText("Colour is how many converge: lowest 0 % converge at alpha 0.1");
    tab.find("#map-value").selectOption("loss");
    assertThat(tab.find("#map-caption")).containsText("Colour is the median loss");
    tab.find(".map-panel summary").getByText("The numbers").click();
    Locator lowest = tab.find(".map-panel tbody tr").nth(1); // the rows of a table go down
    assertThat(lowest.locator("td").first()).hasText(shown(map.at("/z/0/0").doubleValue()));
    tab.find("#map-value").selectOption("epochs");
    assertThat(tab.find("#map-caption")).containsText("epochs until they converge");
    tab.find("#map-x").selectOption("init.high");
    assertThat(tab.find("#map-y")).hasValue("alpha");
    assertThat(tab.find(".chart.map .axis").first()).hasText("init.high");
  }

  /** As the page writes losses. */
  private String shown(double loss) {
    return (String)
        tab.page().evaluate("async x => (await import('/js/format.js')).short(x, 3)", loss);
  }

  @Test
  void listsTheRunsOfARegionThatIsDragged() {
    trainFields();
    BoundingBox box = tab.place(tab.find(".chart.map image"));
    Mouse mouse = tab.page().mouse();

    mouse.move(box.x + box.width / 6, box.y + box.height / 4);
    mouse.down();
    mouse.move(box.x + box.width / 2, box.y + 3 * box.height / 4);
    mouse.up();

    int converged = 0;
    for (JsonNode point : map("").path("points")) {
      double alpha = point.at("/values/alpha").doubleValue();
      converged += alpha < 0.6 ? point.path("converged").intValue() : 0;
    }
    assertThat(tab.find(".map-runs [role=status]"))
        .containsText(
            "alpha 0.1 to 0.5, init.high 1 to 2: 16 runs, of which %d converged"
                .formatted(converged));
    assertThat(tab.find(".map-runs tbody tr")).hasCount(16);
    assertThat(tab.find(".map-runs .badge.converged")).hasCount(converged);
  }

  @Test
  void opensARunOfAPlaceByKeys() {
    trainFields();
    tab.find(".chart.map").focus();

    tab.page().keyboard().press("ArrowRight");
    tab.page().keyboard().press("ArrowUp");
    assertThat(tab.find(".map-looked")).containsText("alpha 0.5, init.high 2:");
    tab.page().keyboard().press("Enter");

    assertThat(tab.find(".map-runs tbody tr")).hasCount(4);
    tab.button("Open run 15").click();
    assertThat(tab.find("#legend li")).hasCount(1);
    JsonNode spec = client().get("/v1/jobs/" + tab.job()).json().path("spec");
    assertThat(spec.path("alpha").doubleValue()).isEqualTo(0.5);
    assertThat(spec.at("/init/high").doubleValue()).isEqualTo(2);
    assertThat(spec.path("seed").longValue()).isEqualTo(10);
    assertThat(tab.find("#seed")).hasValue("10");
  }

  @Test
  void opensThePixelOfAPlaneOfStartsAndComesBack() {
    trainPlane();
    assertThat(tab.find("#map-caption")).containsText("Colour is where a start ends:");
    String experiment = experiment();
    JsonNode map = map("?value=basin");
    Locator ends = tab.find(".map-ends tbody tr");
    assertThat(ends).hasCount(map.path("groups").size());
    BoundingBox box = tab.place(tab.find(".chart.map image"));

    tab.page()
        .mouse()
        .click(box.x + 2.5 * box.width / SIDE, box.y + box.height - 1.5 * box.height / SIDE);

    assertThat(tab.find("#legend li")).hasCount(1);
    JsonNode run = client().get(experiment + "/runs/" + (SIDE + 2)).json();
    JsonNode job = client().get("/v1/jobs/" + tab.job()).json();
    assertThat(job.at("/spec/init")).isEqualTo(run.at("/spec/init"));
    assertThat(job.at("/spec/init/type").stringValue()).isEqualTo("theta");
    tab.page().goBack();
    assertThat(tab.find(".chart.map image")).isVisible();
  }

  @Test
  void opensTheExperimentThatTheLinkNames(Browser browser) {
    trainPlane();
    String link = tab.page().url();
    try (Tab other = Tab.open(browser, client().port())) {
      other.go("/" + link.substring(link.indexOf('#')));

      assertThat(other.find(".map-panel")).containsText("completed, 64 runs");
      assertThat(other.find(".chart.map image")).isVisible();
    }
  }

  @Test
  void saysWhatIsWrongWithARequest() {
    tab.find("#map-x-log").uncheck();
    tab.find("#map-x-from").fill("-1");

    tab.button("Train the map").click();

    tab.forgive("/v1/experiments");
    assertThat(tab.find(".map-form .fault")).containsText("alpha must be above 0, is -1");
  }

  @Test
  void followsCancelsAndDeletesAnExperiment() {
    tab.find("#epochs").fill("1000000");
    tab.find("#map-kind").selectOption("plane");
    tab.find("#map-resolution").fill("100");
    tab.button("Train the map").click();
    assertThat(tab.find(".map-panel")).containsText("of 10,000 runs trained");

    tab.button("Cancel").click();

    assertThat(tab.find(".map-panel")).containsText("cancelled");
    String experiment = experiment();
    tab.button("Delete").click();
    assertThat(tab.find(".map-shown")).isHidden();
    assertThat(client().get(experiment).status()).isEqualTo(404);
  }

  @Test
  void trainsNoFoundingMapTwice() {
    String basins =
        """
        {"name": "Where starts end", "spec": %s, "vary":
         {"theta": {"directions": ["w1", "w4"], "from": -5, "to": 5, "resolution": 4}}}
        """
            .formatted(Client.FOUNDING);
    String known = client().post("/v1/experiments", basins, "Prefer", "wait=60").id();

    tab.button("Where starts end").click();

    assertThat(tab.find(".map-panel")).containsText("completed, 16 runs");
    assertThat(experiment()).endsWith(known);
  }

  @Test
  void drawsAgainInOtherColours() {
    trainPlane();
    String before = tab.find(".chart.map image").getAttribute("href");
    tab.find("#map-value").selectOption("rate");
    assertThat(tab.find(".chart.map image")).not().hasAttribute("href", before);
    String light = tab.find(".chart.map image").getAttribute("href");

    tab.button("Dark theme").click();

    assertThat(tab.find(".chart.map image")).not().hasAttribute("href", light);
  }

  private void trainFields() {
    tab.find("#map-x-way").selectOption("list");
    tab.find("#map-x-values").fill("0.1, 0.5, 0.9");
    tab.find("#map-y-field").fill("init.high");
    tab.find("#map-y-way").selectOption("list");
    tab.find("#map-y-values").fill("1, 2");
    tab.find("#map-starts").fill("4");
    assertThat(tab.find(".map-form .hint")).hasText("24 runs");
    tab.button("Train the map").click();
    assertThat(tab.find(".map-panel")).containsText("completed, 24 runs");
  }

  private void trainPlane() {
    tab.find("#map-kind").selectOption("plane");
    tab.find("#map-resolution").fill(Integer.toString(SIDE));
    tab.button("Train the map").click();
    assertThat(tab.find(".map-panel")).containsText("completed, 64 runs");
  }

  /** The address of the experiment that is shown. */
  private String experiment() {
    return "/v1/experiments/" + tab.page().url().replaceAll(".*experiment=([0-9a-f-]+).*", "$1");
  }

  private JsonNode map(String query) {
    return client().get(experiment() + query).json();
  }
}
