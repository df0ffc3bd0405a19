package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page speaks the language of its reader. */
@ExtendWith(Chromium.class)
class PageLanguageTests extends RunningService {

  @Test
  void speaksTheLanguageOfTheBrowser(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "de-AT")) {
      assertThat(tab.find("html")).hasAttribute("lang", "de");
      assertThat(tab.find("nav")).containsText("Läufe");
      assertThat(tab.find("#train")).hasText("Trainieren");
    }
  }

  @Test
  void speaksEnglishWhereItKnowsNoneOfTheLanguagesOfTheBrowser(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "fr-FR")) {
      assertThat(tab.find("html")).hasAttribute("lang", "en");
      assertThat(tab.find("#train")).hasText("Train");
    }
  }

  @Test
  void remembersTheLanguageThatWasChosen(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "en-GB")) {
      tab.button("Deutsch").click();

      assertThat(tab.find("#train")).hasText("Trainieren");

      tab.go("/");

      assertThat(tab.find("#train")).hasText("Trainieren");

      tab.button("English").click();

      assertThat(tab.find("#train")).hasText("Train");
    }
  }
}
