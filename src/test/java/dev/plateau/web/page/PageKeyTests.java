package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.plateau.web.OwnService;
import dev.plateau.web.access.Holder;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of a service that asks who calls. */
@Tag("thorough")
@ExtendWith(Chromium.class)
class PageKeyTests {

  @Test
  void asksForTheKeyOnceAndThenWorksAsEverywhere(Browser browser, @TempDir Path folder)
      throws IOException {
    try (OwnService service = OwnService.start(0, Holder.settings(folder));
        Tab tab = Tab.openLocked(browser, service.port())) {
      tab.find("#key").fill("nonsense");
      tab.button("Use this key").click();

      assertThat(tab.find("dialog.key")).containsText("not valid");

      tab.find("#key").fill(Holder.ANN.key());
      tab.button("Use this key").click();

      assertThat(tab.find("#source option")).not().hasCount(1);
      tab.find("#source").selectOption("parity-6");
      assertThat(tab.find("#network-figure")).containsText("x₆"); // no request is on its way
      tab.find("#epochs").fill("1000000000");
      tab.button("Train").click();
      assertThat(tab.find("#status")).containsText("epochs/s");
      tab.button("Cancel").click();
      tab.waitForEnd();

      tab.page().reload();

      assertThat(tab.find("#source option")).not().hasCount(1);
      assertThat(tab.find("dialog.key")).hasCount(0);
      tab.forgive("/v1/");
    }
  }
}
