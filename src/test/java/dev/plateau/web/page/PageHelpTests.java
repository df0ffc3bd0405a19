package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Keys, terms and the tour. */
@Tag("thorough")
class PageHelpTests extends OpenPage {
  @Test
  void showsKeysAndTermsByAQuestionMark() {
    assertThat(tab.find("#why .term").first()).isVisible();

    tab.page().keyboard().press("?");

    Locator help = tab.page().getByRole(AriaRole.DIALOG);
    assertThat(help).containsText("the next step of backpropagation");
    assertThat(help).containsText("Saddle");
    assertThat(help).containsText("flat, but no minimum");
    tab.page().keyboard().press("Escape");
    assertThat(help).isHidden();
    tab.button("Help").click();
    assertThat(help).isVisible();
  }

  @Test
  void leavesAQuestionMarkInAFieldAlone() {
    assertThat(tab.find("#why .term").first()).isVisible();
    tab.find("#epochs").focus();

    tab.page().keyboard().press("?");

    assertThat(tab.find("#epochs")).hasValue(Pattern.compile("[?]"));
    assertThat(tab.page().getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void saysWhatATermMeansWhenItIsPointedAtOrHasTheFocus() {
    waitForTheWholeDiagnosis();
    Locator term = tab.find("#why .term[data-term=hiddenUnit]");
    Locator tip = tab.page().getByRole(AriaRole.TOOLTIP);
    assertThat(term).hasCount(1);

    term.focus();

    assertThat(tip).containsText("A unit between inputs and outputs");
    assertThat(term).hasAttribute("aria-describedby", "term-tip");
    tab.page().keyboard().press("Escape");
    assertThat(tip).isHidden();
    tab.find("label[for=alpha]").hover();
    assertThat(tip).containsText("How far a step goes");
    tip.hover();
    assertThat(tip).isVisible();
    tab.find("#train").hover();
    assertThat(tip).isHidden();
    assertThat(tab.find("#alpha").getAttribute("aria-description"))
        .contains("against the gradient");
  }

  @Test
  void takesTheTextAwayWithItsTerm() {
    waitForTheWholeDiagnosis();
    tab.find("#why .term").first().focus();
    assertThat(tab.page().getByRole(AriaRole.TOOLTIP)).isVisible();

    tab.page().evaluate("document.querySelector('#why').replaceChildren()");

    assertThat(tab.page().getByRole(AriaRole.TOOLTIP)).isHidden();
  }

  /** It is drawn anew when the trials are over; what had the focus is gone then. */
  private void waitForTheWholeDiagnosis() {
    assertThat(tab.find("#why .remedy.verified").first()).isVisible();
  }

  @Test
  void marksTheTermsOfADiagnosisOnce() {
    tab.train();
    assertThat(tab.find("#why .finding").first()).isVisible();

    assertThat(tab.find("#why .term[data-term=symmetry]")).hasCount(1);
    assertThat(tab.find("#why button .term, #why .patch .term")).hasCount(0);
  }

  @Test
  void showsTheTourOnceByItself(Browser browser) {
    try (Tab first = Tab.openForTheFirstTime(browser, client().port())) {
      Locator tour = first.find("#tour");
      assertThat(tour).containsText("What it has learned");
      assertThat(first.find("#surface-figure")).hasClass("toured");

      for (int step = 0; step < 4; step++) {
        first.button("Next").click();
      }
      assertThat(tour).containsText("5 of 5");
      first.button("Done").click();
      assertThat(tour).isHidden();
      assertThat(first.find(".toured")).hasCount(0);

      first.page().reload();
      assertThat(first.find("#why .term").first()).isVisible();
      assertThat(tour).isHidden();
      first.button("Help").click();
      first.button("Take the tour").click();
      assertThat(tour).containsText("1 of 5");
      first.page().keyboard().press("Escape");
      assertThat(tour).isHidden();
    }
  }

  @Test
  void endsTheTourThatCameByItselfWhenTheVisitorGoesOn(Browser browser) {
    try (Tab first = Tab.openForTheFirstTime(browser, client().port())) {
      assertThat(first.find("#tour")).isVisible();

      first.train();

      assertThat(first.find("#tour")).isHidden();
    }
  }
}
