package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.plateau.web.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in frames of other pages. */
@ExtendWith(Chromium.class)
class EmbeddedPageTests extends RunningService {
  @Test
  void mayBeFramedByNobodyUnlessOriginsAreConfigured() {
    assertThat(client().get("/embed").isStatus(200).header("Content-Security-Policy").orElseThrow())
        .endsWith("frame-ancestors 'none'");
  }

  @Test
  void takesOriginsOnly() {
    SecurityHeaders headers = new SecurityHeaders();

    assertThatThrownBy(() -> headers.security(List.of("https://a.example; script-src *")))
        .hasMessageContaining("is no origin");
    assertThatThrownBy(() -> headers.security(List.of("*"))).hasMessageContaining("is no origin");
  }

  @Test
  void showsTheStageAndALinkToTheWholePage(Browser browser) {
    String job =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "epochs": 55}
                """)
            .id();
    try (Tab tab = Tab.open(browser, client().port(), 700, 600, ColorScheme.LIGHT)) {
      tab.go("/embed#job=" + job);

      assertThat(tab.find("#epoch-control")).isVisible();
      assertThat(tab.find("#network-figure rect.same")).isVisible();
      assertThat(tab.find("#setup")).isHidden();
      assertThat(tab.find("nav")).isHidden();
      Locator whole = tab.find("#whole");
      whole.focus();
      assertThat(whole.getAttribute("href")).endsWith("/#job=" + job).doesNotContain("embed");
    }
  }
}
