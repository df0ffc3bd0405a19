package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Looking closer at the loss curve. */
@Tag("thorough")
class PageZoomTests extends OpenPage {
  private Locator curve;
  private Locator reset;

  @BeforeEach
  void train() {
    tab.train();
    curve = tab.find("#loss-figure svg");
    reset = tab.find("#unzoom");
    assertThat(reset).isHidden();
    assertThat(curve).containsText("10,000");
  }

  @Test
  void showsTheEpochsThatAreDraggedOver() {
    drag(0.4, 0.5);

    assertThat(reset).hasText(Pattern.compile("[12],\\d{3}–[34],\\d{3}, show all"));
    assertThat(curve).not().containsText("10,000");

    curve.dblclick();

    assertThat(reset).isHidden();
    assertThat(curve).containsText("10,000");
  }

  @Test
  void showsAllEpochsAgainAtAButton() {
    drag(0.5, 0.1);
    assertThat(reset).isVisible();

    reset.click();

    assertThat(reset).isHidden();
    assertThat(curve).containsText("10,000");
  }

  @Test
  void drawsEveryLossOfTheEpochsLookedAtCloser() {
    tab.find("#epoch").fill("4321");
    tab.find("#epoch").press("Enter");
    for (int press = 0; press < 7; press++) {
      curve.press("+");
    }

    assertThat(reset).hasText("4,282–4,360, show all");
    assertThat(tab.find("#loss-figure path.run"))
        .hasAttribute("d", Pattern.compile("M[^ML]+(L[^ML]+){78}"));
  }

  @Test
  void saysTheExactLossOfAnyEpoch() {
    tab.find("#epoch").fill("4321");
    tab.find("#epoch").press("Enter");

    String loss =
        client()
            .get("/v1/jobs/" + tab.job() + "/losses?from=4321&to=4321")
            .json()
            .at("/loss/0")
            .toString();
    assertThat(tab.find("#epoch-loss")).hasText("loss " + loss);
  }

  @Test
  void zoomsByKeysAroundTheEpochLookedAt() {
    tab.find("#epoch-slider").fill("500");
    assertThat(tab.find("#epoch")).hasValue("5000");

    curve.press("+");
    curve.press("+");

    assertThat(reset).hasText("3,750–6,250, show all");
    tab.find("#epoch-slider").fill("1000");
    assertThat(tab.find("#epoch")).hasValue("6250");

    curve.press("0");

    assertThat(reset).isHidden();
  }

  @Test
  void stillMovesToAnEpochThatIsClicked() {
    BoundingBox box = tab.place(curve);
    tab.page().mouse().click(box.x + box.width / 2, box.y + box.height / 2);

    assertThat(tab.find("#epoch")).hasValue(Pattern.compile("[45]\\d{3}"));
    assertThat(reset).isHidden();
  }

  private void drag(double from, double to) {
    BoundingBox box = tab.place(curve);
    double y = box.y + box.height / 2;
    tab.page().mouse().move(box.x + from * box.width, y);
    tab.page().mouse().down();
    tab.page().mouse().move(box.x + (from + to) / 2 * box.width, y);
    tab.page().mouse().move(box.x + to * box.width, y);
    tab.page().mouse().up();
  }
}
