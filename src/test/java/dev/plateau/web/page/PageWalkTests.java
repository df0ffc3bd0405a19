package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backpropagation on the stage, a step at a time. */
@Tag("thorough")
class PageWalkTests extends OpenPage {
  @Test
  void followsARowForwardAndBackByTheSpaceBar() {
    tab.train();
    assertThat(tab.find("#network-figure rect.same")).isVisible();
    tab.find("#results").focus();

    tab.page().keyboard().press("Space");

    Locator walk = tab.find("#walk");
    assertThat(walk.locator("h3")).hasText("Forward: unit 1 of the hidden layer");
    assertThat(walk.locator(".formula .katex")).hasCount(3);
    assertThat(tab.find(".edge.lit")).hasCount(2);
    assertThat(tab.find(".node.lit")).hasCount(3);
    assertThat(tab.find("#loss-figure")).isHidden();
    for (int step = 0; step < 4; step++) {
      tab.page().keyboard().press("Space");
    }
    assertThat(walk.locator("h3")).containsText("Backward: the output");
    assertThat(tab.find(".edge.lit.backward")).hasCount(2);
    for (int step = 0; step < 3; step++) {
      tab.page().keyboard().press("Space");
    }
    assertThat(walk.locator("h3")).containsText("The step");
    assertThat(tab.find("#network-figure .change")).hasCount(9);
    assertThat(tab.find(".edge.lit")).hasCount(0);

    tab.page().keyboard().press("Escape");

    assertThat(walk).isHidden();
    assertThat(tab.find("#network-figure .change")).hasCount(0);
    assertThat(tab.find("#loss-figure")).isVisible();
  }

  @Test
  void followsAnyRowAtAnyEpoch() {
    tab.train();
    tab.find("#epoch").fill("0");
    tab.find("#epoch").press("Enter");
    tab.button("Step by step").click();
    Locator walk = tab.find("#walk");
    assertThat(sum(walk)).contains("0.1⋅0+0.1⋅0+0.1=0.1");
    tab.page().keyboard().press("Space");
    assertThat(walk.locator("h3")).hasText("Forward: unit 2 of the hidden layer");
    tab.button("Back").click();
    assertThat(walk.locator("h3")).hasText("Forward: unit 1 of the hidden layer");

    walk.locator("select").selectOption("3");

    assertThat(walk.locator(".formula").nth(1)).containsText("0.1⋅1+0.1⋅1+0.1=0.3");
    String before = sum(walk);
    tab.find("#epoch").fill("10000");
    tab.find("#epoch").press("Enter");
    assertThat(walk.locator(".formula").nth(1)).not().hasText(before);
    assertThat(walk.locator("select")).hasValue("3");
  }

  @Test
  void leavesTheSpaceBarToFieldsAndButtons() {
    tab.train();
    tab.find("#hidden").focus();

    tab.page().keyboard().press("Space");

    assertThat(tab.find("#walk")).isHidden();
  }

  private static String sum(Locator walk) {
    assertThat(walk.locator(".formula")).hasCount(3);
    return walk.locator(".formula").nth(1).textContent();
  }
}
