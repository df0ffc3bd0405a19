package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Past runs on the page. */
@ExtendWith(Chromium.class)
class PageRunsTests extends RunningService {

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
  void saysWhenThereAreNone(Browser browser) {
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.show("Runs");
      tab.find("#filter").selectOption("status=failed");

      assertThat(tab.find("#runs .note")).hasText("There are no such runs.");
    }
  }

  @Test
  void saysThatALinkedRunIsNotKeptAndFillsItsSpecIn(Browser browser) {
    String link =
        "/#spec={\"dataset\":\"or\",\"alpha\":0.2}&job=01900000-0000-7000-8000-00000000dead";
    try (Tab tab = Tab.open(browser, client().port())) {
      tab.page().navigate("about:blank");
      tab.go(link);

      assertThat(tab.find("#banner")).containsText("does not keep this run");
      assertThat(tab.find("#source")).hasValue("or");
      assertThat(tab.find("#alpha")).hasValue("0.2");
      tab.forgive("00000000dead");
    }
  }
}
