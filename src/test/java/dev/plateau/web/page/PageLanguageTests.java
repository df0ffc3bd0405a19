package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page speaks the language of its reader. */
@Tag("thorough")
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
  void speaksGermanFromTheFormToTheList(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "de-DE")) {
      tab.find("#alpha").fill("0,25");
      tab.find("#epochs").fill("2.000");
      tab.button("Trainieren").click();
      tab.page().waitForURL(address -> address.contains("job="));
      tab.waitForEnd();

      assertThat(tab.find("#status")).containsText("2\u202f000 Epochen");
      assertThat(tab.find("#status")).containsText("Verlust 0.25");
      assertThat(tab.find("#why")).containsText("Die Ursache");
      assertThat(tab.find("#why")).containsText("sind auf Englisch");
      assertThat(client().get("/v1/jobs/" + tab.job()).json().at("/spec/alpha").doubleValue())
          .isEqualTo(0.25);

      tab.show("Läufe");
      assertThat(tab.find(".runs thead")).containsText("Vergleichen");
      tab.show("Gradient");
      assertThat(tab.find(".steps li").first()).containsText("Vorwärts: gewichtete Summen");
      tab.show("Karten");
      tab.find("#map-x-way").selectOption("list");
      tab.find("#map-x-values").fill("0,1; 0,5");
      tab.find("#map-y-way").selectOption("list");
      tab.find("#map-y-values").fill("1, 2");
      tab.find("#map-starts").fill("2");
      tab.button("Die Karte trainieren").click();
      assertThat(tab.find(".map-panel")).containsText("fertig, 8 Läufe");
      assertThat(tab.find("#map-caption")).containsText("% konvergieren bei alpha 0.");
      tab.button("Hilfe").click();
      assertThat(tab.find("dialog.help")).containsText("Sattelpunkt");
    }
  }

  @Test
  void saysInGermanWhatBecomesOfAFileThatIsDropped(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "de-DE")) {
      Object hint =
          tab.page()
              .evaluate(
                  """
                  () => {
                    const dataTransfer = new DataTransfer();
                    dataTransfer.items.add(new File(['a'], 'a.csv'));
                    document.dispatchEvent(new DragEvent('dragover', {dataTransfer, cancelable: true}));
                    return getComputedStyle(document.body, '::after').content;
                  }
                  """);

      assertThat(hint).isEqualTo("\"Die Datei ablegen, um damit zu trainieren\"");
    }
  }

  @Test
  void hasTheHeadsOfTheStageInOneLineInGermanToo(Browser browser) {
    try (Tab tab = Tab.openIn(browser, client().port(), "de-DE")) {
      tab.page().setViewportSize(1280, 800);
      assertThat(tab.find("#loss-menu summary")).isVisible();

      assertThat(tab.place(tab.find("#log-x")).y).isEqualTo(tab.place(tab.find("#walk-start")).y);
    }
  }

  @Test
  void loadsGermanWhereItIsReadOnly(Browser browser) {
    for (String language : new String[] {"en-GB", "de-DE"}) {
      try (Tab tab = Tab.openIn(browser, client().port(), language)) {
        Object loaded =
            tab.page()
                .evaluate(
                    "performance.getEntriesByType('resource')"
                        + ".filter(({name}) => name.includes('/js/text/')).length");

        assertThat(loaded).isEqualTo(language.startsWith("de") ? 1 : 0);
      }
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
