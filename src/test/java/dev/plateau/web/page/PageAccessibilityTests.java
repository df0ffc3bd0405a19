package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.plateau.web.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for those who see it another way, or steer it by keys. */
@ExtendWith(Chromium.class)
class PageAccessibilityTests extends RunningService {
  private static final String VIOLATIONS =
      """
      axe.run().then(({violations}) => violations.flatMap(({id, nodes}) =>
        nodes.map(({target, failureSummary}) => id + ' ' + target + ' ' + failureSummary)).join('\\n'))
      """;

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  void breaksNoRuleOfAccessibility(int width, ColorScheme colours, Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), width, 900, colours)) {
      tab.page().evaluate(axe());
      assertThat(tab.find("#network-figure rect.same")).isVisible();
      assertThat(violations(tab)).as("before training").isEmpty();

      tab.train();
      assertThat(tab.find("#surface-figure image")).isVisible();
      tab.find("#more > summary").click();
      assertThat(violations(tab)).as("after training").isEmpty();

      tab.show("Gradient");
      assertThat(tab.find(".steps li")).hasCount(8);
      assertThat(violations(tab)).as("gradient").isEmpty();

      tab.show("Runs");
      assertThat(tab.find("#runs tbody tr").first()).isVisible();
      assertThat(violations(tab)).as("runs").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, DARK", "390, LIGHT"})
  @Tag("thorough")
  void breaksNoRuleInTheOtherColours(int width, ColorScheme colours, Browser browser) {
    breaksNoRuleOfAccessibility(width, colours, browser);
  }

  @ParameterizedTest
  @CsvSource({"truth-table", "points", "csv"})
  @Tag("thorough")
  void breaksNoRuleInTheEditors(String editor, Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.page().evaluate(axe());
      String before = tab.find("#epochs").inputValue();
      tab.find("#source").selectOption(editor);
      if (editor.equals("truth-table")) { // whose rows bring a suggestion, which fills the form
        assertThat(tab.find("#epochs")).not().hasValue(before);
      }
      tab.find("#epochs").fill("0");
      if (!editor.equals("points")) {
        tab.button("Train").click();
        assertThat(tab.find(".fault, .faults li").first()).isVisible();
        tab.forgive("/v1/jobs");
        if (editor.equals("csv")) {
          tab.forgive("/v1/datasets");
        }
      }

      assertThat(violations(tab)).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  @Tag("thorough")
  void breaksNoRuleInTheColumnsOfATable(int width, ColorScheme colours, Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), width, 900, colours)) {
      tab.page().evaluate(axe());
      tab.find("#source").selectOption("csv");
      tab.find("#csv").fill("id,a rather long name,kind\n7,1.5,rose\n4,2.5,tulip\n9,3.5,rose\n");
      tab.find("#csv").blur();
      assertThat(tab.find(".columns tbody")).hasCount(3);
      tab.find(".columns summary").click();

      assertThat(violations(tab)).isEmpty();
      tab.page().waitForFunction("width => document.documentElement.scrollWidth === width", width);
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  @Tag("thorough")
  void breaksNoRuleInTheHelp(int width, ColorScheme colours, Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), width, 900, colours)) {
      tab.page().evaluate(axe());
      tab.find("#why .term").first().focus();
      assertThat(tab.find("#term-tip")).isVisible();
      assertThat(violations(tab)).as("term").isEmpty();

      tab.button("Help").click();
      assertThat(violations(tab)).as("help").isEmpty();

      tab.button("Take the tour").click();
      assertThat(tab.find("#tour")).isVisible();
      assertThat(violations(tab)).as("tour").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "390, DARK"})
  @Tag("thorough")
  void breaksNoRuleInStepsScattersAndEditors(int width, ColorScheme colours, Browser browser) {
    String job =
        client()
            .train(
                """
                {"dataset": "sine", "network": {"hidden": [4], "activation": "tanh"}, "epochs": 20,
                 "holdout": 0.2, "seed": 1}
                """)
            .id();
    try (Tab tab = Tab.open(browser, client().port(), width, 900, colours)) {
      tab.go("/#job=" + job);
      tab.page().evaluate(axe());
      assertThat(tab.find("#fit circle.held-out")).hasCount(20);
      tab.button("Step by step").click();
      assertThat(tab.find("#walk .formula")).hasCount(3);
      assertThat(violations(tab)).as("steps").isEmpty();

      tab.button("Present").click();
      assertThat(violations(tab)).as("presenting").isEmpty();
      tab.button("End presenting").click();

      tab.show("Runs");
      tab.find(".runs button[aria-label^=Edit]").first().click();
      assertThat(violations(tab)).as("editing a run").isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
  @Tag("thorough")
  void breaksNoRuleInTheMaps(int width, ColorScheme colours, Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), width, 900, colours)) {
      tab.page().evaluate(axe());
      tab.show("Maps");
      assertThat(tab.find("#map-x-field")).isVisible();
      assertThat(violations(tab)).as("form").isEmpty();
      tab.find("#map-kind").selectOption("plane");
      tab.find("#map-resolution").fill("12");
      tab.button("Train the map").click();
      assertThat(tab.find(".map-panel")).containsText("completed, 144 runs");
      assertThat(tab.find(".chart.map image")).isVisible();

      tab.find(".chart.map").focus();
      tab.page().keyboard().press("Shift+ArrowRight");
      tab.page().keyboard().press("Enter");

      assertThat(tab.find(".map-runs tbody tr")).hasCount(2);
      assertThat(violations(tab)).as("map").isEmpty();
      tab.page().waitForFunction("width => document.documentElement.scrollWidth === width", width);
    }
  }

  @Test
  @Tag("thorough")
  void neverScrollsSideways(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.train();
      for (int width : new int[] {320, 390, 768, 1024, 1440}) {
        tab.page().setViewportSize(width, 900);
        tab.page().reload();
        tab.waitForEnd();
        for (String view : new String[] {"Training", "Gradient", "Maps", "Runs"}) {
          tab.show(view);
          if (view.equals("Gradient")) {
            assertThat(tab.find(".steps .katex").first()).isVisible();
          }
          tab.page()
              .waitForFunction("width => document.documentElement.scrollWidth === width", width);
        }
        tab.show("Training");
      }
    }
  }

  @Test
  void goesDownToAViewThatStandsBelowTheForm(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), 390, 844, ColorScheme.DARK)) {
      tab.show("Gradient");

      assertThat(tab.find("#gradient h2").first()).isInViewport();
    }
  }

  @Test
  void isSteeredByKeysAlone(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      walkTo(tab, "source");
      tab.page().keyboard().press("ArrowDown");
      assertThat(tab.find("#source")).hasValue("and");
      tab.page().keyboard().press("ArrowUp");
      walkTo(tab, "epochs");
      tab.page().keyboard().press("Enter");
      tab.waitForEnd();
      assertThat(tab.find("#announcement")).containsText("Stuck on a plateau after 10,000 epochs");

      walkTo(tab, "epoch-slider");
      tab.page().keyboard().press("Home");

      assertThat(tab.find("#epoch")).hasValue("0");
      assertThat(tab.find("#epoch-slider"))
          .hasAttribute("aria-valuetext", "epoch 0, loss 0.3341263195427419");
      tab.page().keyboard().press("ArrowRight");
      assertThat(tab.find("#epoch")).not().hasValue("0");
    }
  }

  @Test
  void saysInWordsWhatTheCurveShows(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.train();

      assertThat(tab.find("#loss-figure figcaption"))
          .hasText(
              "xor · all 0.1 · α 0.3: loss from 0.3341 at the start to 0.25 after 10,000 epochs,"
                  + " lowest 0.25; the best constant prediction has 0.25.");
    }
  }

  @Test
  void keepsTheThemeThatWasChosen(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.button("Dark theme").click();
      tab.go("/");

      assertThat(tab.find("html")).hasAttribute("data-theme", "dark");
      assertThat(tab.find("body")).hasCSS("background-color", "rgb(18, 21, 25)");
    }
  }

  /** Presses Tab until an element has the focus. */
  private static void walkTo(Tab tab, String id) {
    for (int presses = 0; presses < 60; presses++) {
      if (tab.page().evaluate("document.activeElement.id").equals(id)) {
        return;
      }
      tab.page().keyboard().press("Tab");
    }
    throw new AssertionError("Tab never comes to " + id);
  }

  private static String violations(Tab tab) {
    return (String) tab.page().evaluate(VIOLATIONS);
  }

  private static String axe() {
    try (InputStream script =
        Objects.requireNonNull(PageAccessibilityTests.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8) + "; undefined";
    } catch (IOException e) {
      throw new AssertionError("no axe", e);
    }
  }
}
