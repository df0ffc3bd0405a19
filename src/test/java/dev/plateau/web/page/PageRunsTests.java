package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Past runs on the page. */
@ExtendWith(Chromium.class)
class PageRunsTests extends RunningService {
  private static final String UNFILTERED = "/v1/jobs?limit=50";

  @Test
  void filtersRunsByTheirOutcomeAndComparesThem(Browser browser) {
    client().train(Client.FOUNDING);
    client().train(Client.FOUNDING.replace("\"alpha\": 0.3", "\"alpha\": 0.7"));
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.show("Runs");
      tab.find("#filter").selectOption("outcome=plateau");

      assertThat(tab.find(".runs .badge:not(.plateau)")).hasCount(0);
      Locator boxes = tab.find(".runs tbody input");
      boxes.nth(0).check();
      boxes.nth(1).check();
      tab.button("Compare").click();

      assertThat(tab.find("#legend li")).hasCount(2);
      assertThat(tab.find("#loss-figure path.run")).hasCount(2);
      assertThat(tab.find("#alpha")).isVisible();
    }
  }

  /** Its answer would add runs of the former filter to those of the new one. */
  @Test
  void abortsTheRequestOfAFilterThatWasLeft(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      List<Route> held = new ArrayList<>();
      List<String> aborted = new ArrayList<>();
      tab.page().route(url -> url.endsWith(UNFILTERED), held::add);
      tab.page().onRequestFailed(request -> aborted.add(request.url()));
      tab.show("Runs");
      tab.page().waitForCondition(() -> !held.isEmpty());

      tab.find("#filter").selectOption("status=failed");

      tab.page().waitForCondition(() -> aborted.stream().anyMatch(url -> url.endsWith(UNFILTERED)));
      assertThat(tab.find("#runs .note")).hasText("There are no such runs.");
    }
  }

  @Test
  void opensARun(Browser browser) {
    client().train("{\"dataset\": \"and\", \"epochs\": 77, \"name\": \"seventy-seven\"}");
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.show("Runs");
      tab.find(".runs").getByText("seventy-seven").click();

      assertThat(tab.find("#source")).hasValue("and");
      assertThat(tab.find("#status")).containsText("77 epochs");
    }
  }

  @Test
  void followsTwoRunsAtOnce(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.find("#source").selectOption("parity-6");
      tab.find("#epochs").fill("1000000000");
      tab.button("Train").click();
      assertThat(tab.find("#status")).containsText("epochs/s");
      tab.find("#hidden").fill("3");
      tab.button("Train").click();
      assertThat(tab.find("#legend li")).hasCount(2);

      tab.find("#legend button.run").first().click();

      String before = tab.find("#status").innerText();
      assertThat(tab.find("#status")).not().hasText(before);
      assertThat(tab.button("Cancel")).isVisible();
    } finally {
      JsonNode running = client().get("/v1/jobs?status=running").json().path("items");
      running.forEach(job -> client().stop(job.path("id").stringValue()));
    }
  }

  @Test
  void saysThatTheFormDiffersFromTheRunAndKeepsTheRunInTheLink(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.train();
      String id = tab.job();
      assertThat(tab.find("#drift")).isHidden();

      tab.find("#alpha").fill("0,05");

      assertThat(tab.find("#drift")).isVisible();
      assertThat(tab.page().title())
          .isEqualTo("Stuck on a plateau, loss 0.25: xor · all 0.1 · α 0.3 – Plateau");
      String link = tab.page().url();
      assertThat(link).contains("job=" + id);
      tab.page().navigate("about:blank");
      tab.page().navigate(link);
      assertThat(tab.find("#drift")).isVisible();
      assertThat(tab.find("#alpha")).hasValue("0.05");
      assertThat(tab.find("#status")).containsText("10,000 epochs");

      tab.button("Show its settings").click();

      assertThat(tab.find("#alpha")).hasValue("0.3");
      assertThat(tab.find("#drift")).isHidden();
    }
  }

  @Test
  void saysWhenThereAreNone(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.show("Runs");
      tab.find("#filter").selectOption("status=failed");

      assertThat(tab.find("#runs .note")).hasText("There are no such runs.");
    }
  }

  @Test
  void saysThatALinkedRunIsNotKeptAndTrainsItsSpec(Browser browser) {
    String link =
        "/#spec={\"dataset\":\"or\",\"alpha\":0.2}&job=01900000-0000-7000-8000-00000000dead";
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.page().navigate("about:blank");
      tab.go(link);

      assertThat(tab.find("#banner")).containsText("does not keep a run of this link any more");
      assertThat(tab.find("#source")).hasValue("or");
      assertThat(tab.find("#alpha")).hasValue("0.2");
      assertThat(tab.find("#legend")).containsText("or · glorot uniform · α 0.2");
      tab.forgive("00000000dead");
    }
  }
}
