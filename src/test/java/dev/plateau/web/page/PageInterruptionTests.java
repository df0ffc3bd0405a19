package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.plateau.web.CutWire;
import dev.plateau.web.OwnService;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page when its connection breaks or its service goes away. */
@Tag("thorough")
@ExtendWith(Chromium.class)
class PageInterruptionTests extends RunningService {

  @Test
  void resumesAStreamThatBreaks(Browser browser) throws Exception {
    try (CutWire wire = new CutWire(client().port());
        Tab tab = Tab.open(browser, wire.port())) {
      startLongRun(tab);
      tab.forgiveIfAsked("/favicon.svg");

      wire.cut();

      assertThat(tab.find("#banner")).containsText("The connection is gone");

      wire.mend();

      assertThat(tab.find("#banner")).isHidden();
      String before = tab.find("#status").innerText();
      assertThat(tab.find("#status")).not().hasText(before);
      tab.button("Cancel").click();
      tab.waitForEnd();
      tab.forgive("/events");
    }
  }

  @Test
  void saysThatTheServiceIsAwayUntilItAnswersAgain(Browser browser) throws Exception {
    try (CutWire wire = new CutWire(client().port());
        Tab tab = Tab.open(browser, wire.port())) {
      assertThat(tab.find("#why .remedy.verified").first()).isVisible(); // no request is on its way
      assertThat(tab.find("#predictions-panel")).isVisible();
      tab.forgiveIfAsked("/favicon.svg");
      tab.forgiveIfAsked("/readiness");

      wire.cut();
      tab.button("Train").click();

      assertThat(tab.find("#banner")).containsText("The service cannot be reached");

      wire.mend();

      assertThat(tab.find("#banner")).isHidden();
      tab.forgive("/v1/jobs");
    }
  }

  @Test
  void saysThatTheServiceIsGoneAndThatARestartedOneDoesNotKnowTheRun(Browser browser) {
    OwnService service = OwnService.start(0);
    int port = service.port();
    try (Tab tab = Tab.open(browser, port)) {
      startLongRun(tab);

      service.close();

      assertThat(tab.find("#banner")).containsText("waiting for the service");

      service = OwnService.start(port);

      assertThat(tab.find("#banner")).containsText("does not know this run");
      tab.find("#epochs").fill("10");
      tab.find("#banner").getByRole(AriaRole.BUTTON).click();
      assertThat(tab.find("#epochs")).hasValue("1000000000");
      assertThat(tab.find("#status")).containsText("epochs/s");
      tab.button("Cancel").click();
      tab.waitForEnd();
      tab.forgive("/v1/jobs/");
    } finally {
      service.close();
    }
  }

  @Test
  void offersToReloadWhenAPartIsMissing(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.page()
          .route("**/runs-view.js", route -> route.fulfill(new FulfillOptions().setStatus(404)));
      tab.show("Runs");

      assertThat(tab.find("#banner")).containsText("A part of the page did not load");

      tab.page().unroute("**/runs-view.js");
      tab.find("#banner").getByRole(AriaRole.BUTTON).click();

      assertThat(tab.find("#banner")).isHidden();
      tab.show("Runs");
      assertThat(tab.find("#runs")).isVisible();
      tab.forgive("/runs-view.js");
    }
  }

  private static void startLongRun(Tab tab) {
    tab.find("#source").selectOption("parity-6");
    assertThat(tab.find("#network-figure")).containsText("x₆"); // no request is on its way
    tab.find("#epochs").fill("1000000000");
    tab.button("Train").click();
    Locator status = tab.find("#status");
    assertThat(status).containsText("epochs/s");
  }
}
