package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.plateau.web.RunningService;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Pictures of the founding run, of its cure and of a map, into target/ or where {@code
 * -Dscreenshots=..} says.
 */
@Tag("thorough")
@ExtendWith(Chromium.class)
class PageScreenshotTests extends RunningService {
  private static final Path FOLDER = Path.of(System.getProperty("screenshots", "target"));

  @Test
  void picturesTheFoundingRunAndItsCure(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), 1440, 1000, ColorScheme.LIGHT)) {
      tab.train();
      assertThat(tab.find("#why .remedy.verified").first()).isVisible();
      assertThat(tab.find("#why .busy")).hasCount(0);
      take(tab, "page-founding.png");

      tab.button("Step by step").click();
      for (int step = 0; step < 5; step++) {
        assertThat(tab.find("#walk .note")).hasText((step + 1) + " of 8, space bar");
        tab.page().keyboard().press("Space");
      }
      take(tab, "page-steps.png");
      tab.button("End the steps").click();

      tab.find("#why .remedy.verified").first().getByText("Apply and run").click();
      assertThat(tab.find("#why .cured")).isVisible();
      assertThat(tab.find("#surface-figure")).hasAttribute("aria-busy", "false");
      take(tab, "page-cured.png");
    }
  }

  @Test
  void picturesAMap(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port(), 1440, 1000, ColorScheme.LIGHT)) {
      tab.show("Maps");
      tab.find("#init").selectOption("uniform");
      tab.find("#map-kind").selectOption("plane");
      tab.find("#map-resolution").fill("128");
      tab.button("Train the map").click();
      assertThat(tab.find(".map-panel")).containsText("completed, 16,384 runs");
      assertThat(tab.find(".chart.map image")).isVisible();
      take(tab, "page-maps.png");
    }
  }

  private static void take(Tab tab, String name) {
    Path file = FOLDER.resolve(name);
    tab.find("h1").hover();
    tab.page().screenshot(new ScreenshotOptions().setPath(file));
    assertThat(file).isNotEmptyFile();
  }
}
