package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.MouseButton;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The stage: it begins by itself, moves without requests, and is steered by one bar. */
class PageStageTests extends OpenPage {
  /** The surface of a job by the page's own arithmetic, in the places that the page draws. */
  private static final String SURFACE =
      """
      async (job) => {
        const [{Model}, {outputOf}] = await Promise.all(
          ['stage/model.js', 'numeric/forward.js'].map((name) => import('/js/' + name)));
        const [spec, rows, way] = await Promise.all(['', '/predictions', '/trajectory?maxPoints=2']
          .map(async (part) => (await fetch(`/v1/jobs/${job}${part}`)).json()));
        const model = new Model(spec.spec, rows, {inputs: [], targets: []}, way);
        const grid = model.gridOver({x: 0, y: 1}, 20);
        const layers = model.layers(way.theta.at(-1), grid);
        const z = [...outputOf(layers.at(-1), grid.count, 0, model.targets)];
        return JSON.stringify(grid.y.map((_, k) => z.slice(k * grid.x.length, (k + 1) * grid.x.length)));
      }
      """;

  /** How far what is seen was moved since the page began, as the browser adds it up. */
  private static final String SHIFTS =
      """
      () => {
        const observer = new PerformanceObserver(() => {});
        observer.observe({type: 'layout-shift', buffered: true});
        return observer.takeRecords().reduce((sum, {value}) => sum + value, 0);
      }
      """;

  @Test
  void keepsRoomForWhatComesLate() {
    assertThat(tab.find("#why .remedy.verified").first()).isVisible();
    assertThat(tab.find("#twins")).isVisible();
    assertThat(tab.find("#predictions-panel")).isVisible();
    assertThat(tab.find("#stable")).containsText("Largest stable step");

    Number shifts = (Number) tab.page().evaluate(SHIFTS);

    assertThat(shifts.doubleValue()).isLessThan(0.02);
  }

  @Test
  void beginsWithTheFoundingRunAndPartsItsTwins() {
    assertThat(tab.find("#legend")).containsText("The founding example");
    assertThat(tab.find("#epoch")).hasValue("10000");
    assertThat(tab.find("#twins")).containsText("They are twins");
    assertThat(tab.find("#why")).containsText("Why does it not converge?");

    tab.button("Part them").click();

    assertThat(tab.find("#why .badge")).hasText("Converged");
    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#twins")).isHidden();
  }

  @Test
  void leavesTheFoundingRunAsSoonAsTheFormIsEdited() {
    assertThat(tab.find("#legend li")).hasCount(1);

    tab.find("#hidden").fill("3");

    assertThat(tab.find("#legend li")).hasCount(0);
    assertThat(tab.find("#network-figure")).containsText("h₃");
    assertThat(tab.find("#transport-note")).isEmpty();
  }

  @Test
  void drawsAnEpochBeforeTheServiceAnswers() {
    tab.train();
    assertThat(tab.find("#surface-figure image")).isVisible();
    List<Route> held = new ArrayList<>();
    tab.page().route(url -> url.endsWith("?epoch=0"), held::add);

    tab.find("#epoch-slider").fill("0");

    assertThat(tab.find("#network-figure")).containsText("bias 0.1");
    assertThat(tab.find(".moving-plane")).isVisible();
    assertThat(tab.find("#epoch-loss")).hasText("loss 0.3341263195427419");
    tab.page().waitForCondition(() -> held.size() == 2);
    held.forEach(Route::resume);
    assertThat(tab.find("#surface-figure image")).isVisible();
  }

  @Test
  void goesOnByOneStepAndToTheBestEpoch() {
    tab.find("#init").selectOption("uniform");
    tab.train();
    tab.find("#epoch").fill("41");
    tab.find("#epoch").press("Enter");

    tab.button("One step on").click();

    assertThat(tab.find("#epoch")).hasValue("42");
    tab.button("Best epoch").click();
    String best = client().get("/v1/jobs/" + tab.job()).json().path("bestEpoch").toString();
    assertThat(tab.find("#epoch")).hasValue(best);
  }

  @Test
  void movesWhileARunTrainsAndPausesIt() {
    tab.find("#source").selectOption("parity-6");
    tab.find("#epochs").fill("1000000000");
    tab.button("Train").click();

    assertThat(tab.find("#transport-note")).containsText("live");
    assertThat(tab.find(".moving-plane")).isVisible();
    Locator units = tab.find("#network-figure text.weight").first();
    String before = units.textContent();
    assertThat(units).not().hasText(before);

    tab.button("Pause training").click();

    assertThat(tab.find("#legend")).containsText("Paused");
    tab.button("Go on training").click();
    assertThat(tab.find("#legend")).containsText("Training");
    tab.page().navigate("about:blank");
    client()
        .get("/v1/jobs?status=running")
        .json()
        .path("items")
        .forEach(job -> client().stop(job.path("id").stringValue()));
  }

  /** Every pixel of a surface is the service's number, to the last bit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        {"dataset": "xor", "network": {"hidden": [3], "activation": "tanh"}, "epochs": 300, "seed": 5}
        """,
        """
        {"dataset": "iris", "network": {"hidden": [5, 4], "activation": ["gelu", "mish"],
         "output": "softmax"}, "loss": "cross-entropy", "standardize": true, "epochs": 40, "seed": 3}
        """,
        """
        {"dataset": "auto-mpg", "network": {"hidden": [6], "activation": "softplus"}, "holdout": 0.2,
         "standardize": {"inputs": true, "targets": true}, "alpha": 0.01, "epochs": 30, "seed": 1}
        """
      })
  void computesTheBitsOfTheService(String spec) {
    String job = client().train(spec).id();

    String drawn = (String) tab.page().evaluate(SURFACE, job);

    String path = "/v1/jobs/" + job + "/surface?x=0&y=1&output=0&resolution=20";
    assertThat(JsonMapper.shared().readTree(drawn))
        .isEqualTo(JsonMapper.shared().readTree(client().get(path).json().path("z").toString()));
  }

  @Test
  void keepsTheEpochInTheLinkAndFollowsIt() {
    tab.train();
    tab.find("#epoch").fill("123");
    tab.find("#epoch").press("Enter");
    tab.page().waitForCondition(() -> tab.page().url().contains("epoch=123"));
    String link = tab.page().url();

    tab.page()
        .evaluate("link => { location.hash = link.replace('123', '77').split('#')[1]; }", link);

    assertThat(tab.find("#epoch")).hasValue("77");
  }

  @Test
  void presentsOneFigureAtATime() {
    tab.train();

    tab.button("Present").click();

    assertThat(tab.find("#setup")).isHidden();
    tab.page().keyboard().press("ArrowDown");
    assertThat(tab.find("#surface-figure")).isVisible();
    assertThat(tab.find("#loss-figure")).isHidden();
    assertThat(tab.find("nav")).isHidden();
    tab.button("Next figure").click();
    assertThat(tab.find("#network-figure")).isVisible();
    tab.page().keyboard().press("ArrowUp");
    tab.page().keyboard().press("ArrowUp");
    tab.page().keyboard().press("ArrowUp");
    assertThat(tab.find("#why")).isVisible();
    assertThat(tab.find("#network-figure")).isHidden();
    tab.page().keyboard().press("Escape");
    assertThat(tab.find("#setup")).isVisible();
  }

  @Test
  void changesTheNetworkInPlaceAndTrainsOnFromAWeight() {
    tab.train();
    tab.find("#edit > summary").click();
    tab.find("#weight").selectOption("4");
    tab.find("#weight-value").fill("0,5");

    tab.button("Train on from here").click();

    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#twins")).isHidden();
    assertThat(tab.find("#init")).hasValue("theta");
    tab.waitForEnd();
    tab.button("One unit more in layer 1").click();
    assertThat(tab.find("#hidden")).hasValue("3");
    assertThat(tab.find("#network-figure")).containsText("h₃");
    tab.find("#undo").click();
    assertThat(tab.find("#hidden")).hasValue("2");
  }

  @Test
  void turnsAWeightByDraggingItsLine() {
    tab.train();
    String before = tab.find("#network-figure text.weight").first().textContent();
    BoundingBox line = tab.place(tab.find("#network-figure .grip").first());
    double x = line.x + line.width / 2;
    double y = line.y + line.height / 2;

    tab.page().mouse().move(x, y);
    tab.page().mouse().down();
    tab.page().mouse().move(x, y - 200);
    tab.page().mouse().up();

    assertThat(tab.find("#weight")).hasValue("0");
    assertThat(tab.find("#network-figure text.weight").first()).not().hasText(before);
    assertThat(tab.find("#network-figure rect.same")).hasCount(0); // the two units are no twins now
    double turned = Double.parseDouble(tab.find("#weight-value").inputValue());
    assertThat(turned - Double.parseDouble(before.replace('−', '-'))).isGreaterThan(1.9);

    tab.button("Train on from here").click();

    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#init")).hasValue("theta");
  }

  @Test
  void movesTurnsAndRemovesPoints() {
    tab.find("#source").selectOption("points");
    Locator plane = tab.find(".plane");
    plane.click(new Locator.ClickOptions().setPosition(40, 40));
    plane.click(new Locator.ClickOptions().setPosition(160, 160));
    assertThat(tab.find("#source-summary")).hasText("2 points");

    plane.dblclick(new Locator.DblclickOptions().setPosition(40, 40));

    assertThat(tab.find(".plane .kind-0")).hasCount(1);
    plane.click(new Locator.ClickOptions().setButton(MouseButton.RIGHT).setPosition(160, 160));
    assertThat(tab.find("#source-summary")).hasText("1 point");
    tab.find("#undo").click();
    assertThat(tab.find("#source-summary")).hasText("2 points");
  }

  @Test
  void showsTheLandscapeOfARun() {
    tab.train();

    tab.find("#landscape > summary").click();

    assertThat(tab.find("#landscape-figure image")).isVisible();
    assertThat(tab.find("#landscape-figure figcaption")).containsText("Colour is the loss");
    tab.find("#directions").selectOption("hessian");
    assertThat(tab.find("#landscape-figure figcaption")).containsText("Curvature across");
  }

  @Test
  void showsTheLandscapeOverTwoParametersOfChoice() {
    tab.train();
    tab.find("#landscape > summary").click();
    assertThat(tab.find("#landscape").getByLabel("across")).isHidden();

    tab.find("#directions").selectOption("parameters");
    tab.find("#landscape").getByLabel("up").selectOption("b3");

    assertThat(tab.find("#landscape-figure .axis")).hasText(new String[] {"w1", "b3"});
    tab.find("#landscape").getByLabel("across").selectOption("b3");
    assertThat(tab.find("#landscape-figure .axis")).hasText(new String[] {"b3", "w1"});
    assertThat(tab.find("#landscape").getByLabel("up")).hasValue("w1");
  }

  @Test
  void offersTheLandscapeOfARunInTheLink() {
    tab.train();

    tab.page().reload();
    tab.find("#landscape > summary").click();

    assertThat(tab.find("#landscape-figure image")).isVisible();
  }

  @Test
  void leavesOutTheMiddleOfADeepNetwork() {
    tab.find("#hidden").fill("2, 2, 2, 2, 2, 2, 2, 2, 2, 2");

    assertThat(tab.find("#network-figure")).containsText(Pattern.compile("… 6 layers …"));
    assertThat(tab.find("#network-figure figcaption .warn")).containsText("; …: the same weights");
    assertThat(tab.find("#network-figure text.same")).hasCount(0);
  }
}
