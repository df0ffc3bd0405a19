package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.plateau.web.OwnService;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page below a prefix, as a trusted proxy serves it. */
@Tag("thorough")
@ExtendWith(Chromium.class)
class PagePrefixTests {
  private static final String PREFIX = "/lab/plateau";

  @Test
  void worksBelowAPrefixAsAtTheRoot(Browser browser) throws IOException {
    try (OwnService service = OwnService.start(0, "--plateau.proxies=127.0.0.0/8");
        PrefixProxy proxy = PrefixProxy.start(PREFIX, service.port());
        Tab tab = Tab.openBelow(browser, proxy.port(), PREFIX)) {
      tab.find("#epochs").fill("100");
      tab.train();

      assertThat(tab.find("#status")).containsText("100 epochs");
      assertThat(tab.find("#surface-figure image")).isVisible();
      tab.choose("#share", "Copy as curl");
      assertThat(tab.clipboard())
          .startsWith("curl -s 'http://127.0.0.1:" + proxy.port() + PREFIX + "/v1/jobs'");
      tab.show("Gradient");
      assertThat(tab.find(".katex").first()).isVisible();
      assertThat(tab.find("a.api")).hasAttribute("href", PREFIX + "/swagger-ui.html");
    }
  }
}
