package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gradient on the page. */
class PageGradientTests extends OpenPage {
  private static final String RIGHT =
      "c(-0.007150751, -0.007150751, -0.007150751, -0.007150751, -0.3188573, -0.3188573,"
          + " -0.01437201, -0.01437201, -0.5800910)";

  @BeforeEach
  void look() {
    tab.show("Gradient");
    assertThat(tab.find(".derivatives tbody tr")).hasCount(9);
  }

  @Test
  void typesetsTheFormulaOfEachParameterBesideItsValue() {
    Locator line = tab.find(".derivatives tbody tr").nth(8);

    assertThat(line.locator(".katex-html").first()).containsText("∂L");
    assertThat(line.locator("math").first()).containsText("∂");
    assertThat(line).containsText("−0.580091");
    assertThat(tab.find("#gradient .figures")).containsText("0.735162");
    assertThat(tab.find("#gradient .figures")).containsText("at 4 points");
    assertThat(tab.find("#gradient .figures")).containsText("0.623158");
    Object font =
        tab.page()
            .evaluate("document.fonts.ready.then(() => document.fonts.check('16px KaTeX_Math'))");
    assertThat(font).isEqualTo(true);
  }

  @Test
  void walksOneRowForthAndBackWithItsNumbers() {
    assertThat(tab.find(".steps li")).hasCount(8);
    assertThat(tab.find(".steps annotation").first())
        .hasText("z_{1} = 0.1\\cdot 0 + 0.1\\cdot 0 + 0.1 = 0.1");
    assertThat(tab.find(".steps li").nth(6).locator("annotation").first())
        .containsText("(0.1\\cdot 0.1025)\\; \\operatorname{sigmoid}'(0.1)");

    tab.button("Next row").click();

    assertThat(tab.find(".steps annotation").first())
        .hasText("z_{1} = 0.1\\cdot 1 + 0.1\\cdot 0 + 0.1 = 0.2");
    assertThat(tab.find(".steps")).containsText("0.624");
  }

  @Test
  void findsNothingWrongInARightGradient() {
    tab.find("#claim").fill(RIGHT);
    tab.button("Check").click();

    assertThat(tab.find(".verdicts")).hasText("All 9 entries agree.");
    assertThat(tab.find(".derivatives .verdict.right")).hasCount(9);
  }

  @Test
  void namesTheEntryThatIsWrong() {
    tab.find("#claim").fill(RIGHT.replace("-0.5800910", "0.5800910"));
    tab.button("Check").click();

    assertThat(tab.find(".verdicts")).containsText("8 of 9 agree; wrong: b3.");
    assertThat(tab.find(".verdicts")).containsText("right but for the sign");
    assertThat(tab.find(".derivatives tr.wrong")).hasCount(1);
    assertThat(tab.find(".derivatives tr.wrong")).containsText("−0.580091");
  }

  @Test
  void seesThatAFactorIsMissing() {
    tab.find("#claim").fill("NA NA NA NA -0.6377146 -0.6377146 NA NA -1.160182");
    tab.button("Check").click();

    assertThat(tab.find(".verdicts")).containsText("0 of 3 agree");
    assertThat(tab.find(".verdicts")).containsText("the factor 2/n is missing");
  }

  @Test
  void saysThatAClaimHasTheWrongLength() {
    tab.find("#claim").fill("1, 2");
    tab.button("Check").click();

    assertThat(tab.find(".verdicts"))
        .containsText("one number for each of the 9 parameters, has 2");
    tab.forgive("/v1/gradients");
  }

  @Test
  void followsARunToAnEpoch() {
    tab.show("Training");
    tab.train();
    tab.find("#epoch").fill("100");
    tab.find("#epoch").press("Enter");
    tab.show("Gradient");
    tab.find("#point").selectOption("run");

    assertThat(tab.find("#point option:checked")).hasText("epoch 100 of the run");
    assertThat(tab.find("#gradient .figures")).containsText("0.25002");
  }
}
