package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a run does not converge, and what to do, on the page. */
class PageCureTests extends OpenPage {
  @Test
  void showsTheCauseOfTheFoundingRunWithItsEvidence() {
    tab.train();

    Locator cause = tab.find("#why .finding.cause").first();
    assertThat(tab.find("#why .badge")).hasText("Stuck on a plateau");
    assertThat(cause).containsText("identical");
    assertThat(cause.locator(".evidence tbody tr").first()).isVisible();
    assertThat(tab.find("#why .finding.symptom").first()).isVisible();
  }

  @Test
  void curesTheFoundingRunWithOneClick() {
    tab.train();
    Locator best = tab.find("#why .remedy.verified").first();
    assertThat(best).containsText("of 64 runs converged");
    assertThat(best).containsText("unchanged: 0 of 1");

    best.getByText("Apply and run").click();

    assertThat(tab.find("#why .badge")).hasText("Converged");
    assertThat(tab.find("#why .cured"))
        .containsText("One change: weights: constant 0.1 becomes uniform 0 to 1.");
    assertThat(tab.find("#legend li")).hasCount(2);
    assertThat(tab.find("#loss-figure path.run")).hasCount(2);
    assertThat(tab.find("#network-figure rect.same")).hasCount(0);
    assertThat(tab.find("#init")).not().hasValue("constant");
    assertThat(tab.find("#why .finding.cause")).hasCount(0);
  }

  @Test
  void keepsTheFocusAndWhatIsOpenWhenItIsDrawnAgain() {
    Object kept =
        tab.page()
            .evaluate(
                """
                async () => {
                  const {redrawn} = await import('/js/kept-focus.js');
                  const place = document.querySelector('#why');
                  const content = (count) => {
                    const box = document.createElement('div');
                    box.innerHTML = `<article><h4>one</h4><button>Apply</button></article>
                      <article><h4>two</h4><button>Apply</button></article>
                      <details><summary>Others: ${count}</summary></details>`;
                    return [...box.children];
                  };
                  redrawn(place, content(1));
                  place.querySelectorAll('button')[1].focus();
                  place.querySelector('details').open = true;
                  redrawn(place, content(2));
                  const focused = document.activeElement.closest('article').textContent
                    + place.querySelector('details').open;
                  redrawn(place, []);
                  return [focused, document.activeElement.id];
                }
                """);

    assertThat(kept).isEqualTo(List.of("twoApplytrue", "why"));
  }

  @Test
  void showsWhatWasTriedInVainApartFromTheCures() {
    tab.train();
    assertThat(tab.find("#why .remedy.verified").first()).isVisible();

    assertThat(tab.find("#why > .remedy:not(.verified)")).hasCount(0);
  }

  @Test
  void explainsAStepThatIsTooLarge() {
    tab.find("#alpha").fill("1");
    tab.train();

    assertThat(tab.find("#why .finding.cause").first()).containsText("2");
    assertThat(tab.find("#why .evidence").first()).containsText("3.209");
  }

  @Test
  void warnsBeforeALongRunEnds() {
    tab.find("#epochs").fill("1000000000");
    tab.button("Train").click();

    assertThat(tab.find("#why .warning")).containsText("identical");

    tab.button("Cancel").click();
    tab.waitForEnd();
    assertThat(tab.find("#why .finding.cause").first()).containsText("identical");
  }

  @Test
  void copiesACureAsCurl() {
    tab.train();

    tab.choose("#why > .remedy .menu", "Copy as curl");

    assertThat(tab.clipboard()).contains("/v1/jobs'", "\"init\":{\"type\":\"uniform\"");
  }

  @Test
  void copiesTheDiagnosisAsCurl() {
    tab.train();
    assertThat(tab.find("#why .remedy.verified").first()).isVisible();

    tab.choose("#why .menu.foot", "Copy as curl");

    assertThat(tab.clipboard()).contains("/diagnosis'");
  }
}
