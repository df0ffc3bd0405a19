package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Predicted numbers against true ones. */
@Tag("thorough")
class PageFitTests extends OpenPage {
  private static final String CARS =
      """
      {"dataset": "auto-mpg", "network": {"hidden": [6], "activation": "tanh"}, "holdout": 0.2,
       "standardize": {"inputs": true, "targets": true}, "alpha": 0.05, "epochs": 200, "seed": 1}
      """;

  @Test
  void drawsPredictedAgainstTrueNumbersWithTheirScore() {
    String job = client().train(CARS).id();
    JsonNode scores = client().get("/v1/jobs/" + job).json().path("metrics");

    tab.go("/#job=" + job);

    Locator fit = tab.find("#fit");
    assertThat(fit.locator("circle.held-out")).hasCount(80);
    assertThat(fit.locator("circle:not(.ring)")).hasCount(398);
    assertThat(fit)
        .containsText(
            "R² %s over 80 held-out rows, R² %s over 318 training rows"
                .formatted(score(scores, "holdout"), score(scores, "training")));
    fit.locator("svg").focus();
    tab.page().keyboard().press("ArrowRight");
    assertThat(fit.locator(".fit-tip")).containsText("true 9, predicted");
    assertThat(fit.locator(".fit-tip")).containsText("cylinders 8");
    tab.page().keyboard().press("Escape");
    assertThat(fit.locator(".fit-tip")).isHidden();
  }

  @Test
  void movesWithTheEpochBeforeTheServiceAnswers() {
    String job = client().train(CARS).id();
    tab.go("/#job=" + job);
    assertThat(tab.find("#fit circle.held-out")).hasCount(80);
    String before = tab.find("#fit > .note").textContent();
    List<Route> held = new ArrayList<>();
    tab.page().route(url -> url.contains("?epoch="), held::add);

    tab.find("#epoch").fill("2");
    tab.find("#epoch").press("Enter");

    assertThat(tab.find("#fit > .note")).not().hasText(before);
    tab.page().waitForCondition(() -> held.size() >= 2);
    String moved = tab.find("#fit > .note").textContent();
    tab.page().unrouteAll();
    held.forEach(Route::resume);
    assertThat(tab.find("#epoch")).hasValue("2");
    assertThat(tab.find("#epoch-score")).containsText(Pattern.compile("^R² 0\\.\\d+ held out$"));
    assertThat(tab.find("#fit > .note")).hasText(moved);
  }

  @Test
  void drawsNoneOfClassesOrTwoAnswers() {
    tab.train();

    assertThat(tab.find("#predictions table")).isVisible();
    assertThat(tab.find("#fit")).isHidden();
  }

  private static String score(JsonNode scores, String rows) {
    return "%.3g"
        .formatted(scores.path(rows).path("rSquared").doubleValue())
        .replaceFirst("0+$", "");
  }
}
