package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import dev.plateau.web.OwnService;
import dev.plateau.web.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The example of a front end that comes from another origin. */
@ExtendWith(Chromium.class)
class CorsTests extends RunningService {
  private HttpServer elsewhere;
  private Page page;

  @BeforeEach
  void servePageElsewhere(Browser browser) throws IOException {
    byte[] example = Files.readAllBytes(Path.of("docs/other-origin.html"));
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, example.length);
          exchange.getResponseBody().write(example);
          exchange.close();
        });
    elsewhere.start();
    page = browser.newPage();
    page.setDefaultTimeout(Chromium.PATIENCE);
  }

  @AfterEach
  void stop() {
    page.close();
    elsewhere.stop(0);
  }

  private String origin() {
    return "http://127.0.0.1:" + elsewhere.getAddress().getPort();
  }

  @Test
  void drawsPredictionsWhereItsOriginIsLetIn() {
    try (OwnService service = OwnService.start(0, "--plateau.cors.allowed-origins=" + origin())) {
      page.navigate(origin() + "/?service=http://127.0.0.1:" + service.port());

      assertThat(page.getByRole(AriaRole.STATUS)).containsText("4 rows");
      assertThat(page.locator("svg circle")).hasCount(4);
      assertThat(page.locator("svg")).containsText("(0,0): 0.4956");
    }
  }

  @Test
  void getsNoAnswerWhereItIsNot() {
    page.navigate(origin() + "/?service=http://127.0.0.1:" + client().port());

    assertThat(page.getByRole(AriaRole.STATUS)).containsText("No answer");
    assertThat(page.locator("svg circle")).hasCount(0);
  }
}
