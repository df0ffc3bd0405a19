package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rows of one's own on the page, and what is wrong with what was filled in. */
@Tag("thorough")
class PageSetupTests extends OpenPage {
  /** Below the table of the classes, where there are any. */
  private static final String PREDICTIONS = "#predictions table:last-of-type";

  @Test
  void namesLineAndColumnOfWhatIsWrongInAFile() {
    tab.find("#source").selectOption("csv");

    tab.find("#csv-file")
        .setInputFiles(file("x1,x2,y\n0,0,0\n1,zero,1\n0,1,1\n" + "1,1,0\n".repeat(9)));

    assertThat(tab.find(".faults li").first())
        .hasText("line 3, column x2, \"zero\": must be a number");
    assertThat(tab.find("#csv")).hasAttribute("aria-invalid", "true");
    tab.find(".faults .link").first().click();
    assertThat(tab.find("#csv")).isFocused();
    assertThat(tab.page().evaluate("getSelection().toString()")).isEqualTo("1,zero,1");
    tab.forgive("/v1/datasets");
  }

  @Test
  void doesNotTrainOnRowsThatCannotBeRead() {
    tab.find("#source").selectOption("csv");
    tab.find("#csv").fill("1,2\n3\n");

    tab.button("Train").click();

    assertThat(tab.find(".faults li").first())
        .hasText("line 2, \"3\": starts a row of 1 cells, the table has 2 columns");
    assertThat(tab.find("#csv")).isFocused();
    assertThat(tab.find("#legend li")).hasCount(0);
    tab.forgive("/v1/datasets", "/v1/jobs");
  }

  @Test
  void trainsOnRowsFromAFileAndPutsThemIntoTheLink() {
    tab.find("#source").selectOption("csv");
    tab.find("#csv-file").setInputFiles(file("a;b\n"));
    assertThat(tab.find(".faults li").first()).isVisible();
    tab.find("#csv-file").setInputFiles(file("x,y\n0,1\n1,3\n2,5\n"));
    assertThat(tab.find("#source-summary")).hasText("3 rows, 1 input, 1 target");
    assertThat(tab.find("#optimizer")).hasValue("lbfgs");
    tab.find("#hidden").fill("");

    tab.train();

    assertThat(tab.find(PREDICTIONS + " tbody tr")).hasCount(3);
    assertThat(tab.find("#surface-figure .answer")).isVisible();
    assertThat(tab.page().url()).contains("%22inputs%22%3A%5B%5B0%5D%2C%5B1%5D%2C%5B2%5D%5D");
    tab.forgive("/v1/datasets");
  }

  @Test
  void trainsOnPointsClickedIntoThePlaneAndSetByKeys() {
    tab.find("#source").selectOption("points");
    Locator plane = tab.find(".plane");
    plane.click(new Locator.ClickOptions().setPosition(40, 40));
    tab.find(".kind-0 input").check();
    plane.click(new Locator.ClickOptions().setPosition(160, 160));
    plane.press("ArrowRight");
    plane.press("ArrowUp");
    plane.press("1");

    assertThat(tab.find("#source-summary")).hasText("3 points");
    assertThat(tab.find("#announcement")).hasText("Point at 0.1, 0.1 with target 1");
    tab.train();

    assertThat(tab.find(PREDICTIONS + " tbody tr")).hasCount(3);
    assertThat(tab.find(PREDICTIONS + " tbody tr").nth(2))
        .containsText(Pattern.compile("^0.10.11"));
  }

  @Test
  void trainsOnATruthTableThatWasEdited() {
    tab.find("#source").selectOption("truth-table");
    assertThat(tab.find("#source-editor tbody tr")).hasCount(4);
    tab.page().getByLabel("y for 1, 1").fill("1");

    tab.train();

    assertThat(tab.find(PREDICTIONS + " tbody tr").nth(3)).containsText(Pattern.compile("^111"));

    tab.find("#bits").fill("3");
    assertThat(tab.find("#source-editor tbody tr")).hasCount(8);
  }

  @Test
  void showsEveryFaultAtItsField() {
    tab.find("#hidden").fill("two");
    tab.find("#alpha").fill("-1");
    tab.find("#epochs").fill("0");
    tab.find("#init-value").fill("");
    tab.find("#more > summary").click();
    tab.find("#stop-when-loss-below").fill("soon");

    tab.button("Train").click();

    assertThat(tab.find("#fault-hidden")).containsText("must be an integer");
    assertThat(tab.find("#fault-alpha")).containsText("above 0");
    assertThat(tab.find("#fault-epochs")).containsText("from 1");
    assertThat(tab.find("#fault-init-value")).containsText("required");
    assertThat(tab.find("#fault-stop-when-loss-below")).containsText("must be a number");
    assertThat(tab.find("#hidden")).isFocused();
    assertThat(tab.find("#alpha")).hasAttribute("aria-describedby", "fault-alpha");
    tab.forgive("/v1/jobs");
    tab.forgive("/v1/gradients");
  }

  @Test
  void bringsAFaultIntoSightAboveTheBar() {
    tab.page().setViewportSize(1280, 700);
    tab.find("#epochs").fill("-5");

    tab.button("Train").click();

    assertThat(tab.find("#fault-epochs")).containsText("is -5");
    BoundingBox fault = tab.place(tab.find("#fault-epochs"));
    assertThat(fault.y + fault.height).isLessThan(tab.place(tab.find(".actions")).y);
    tab.forgive("/v1/jobs");
    tab.forgiveIfAsked("/v1/gradients");
  }

  @Test
  void showsFaultsOfRowsAndOfOtherFieldsAtOnce() {
    tab.find("#source").selectOption("csv");
    tab.find("#csv").fill("1,2\n3\n");
    tab.find("#epochs").fill("0");
    tab.find("#alpha").fill("-1");

    tab.button("Train").click();

    assertThat(tab.find(".faults li").first())
        .hasText("line 2, \"3\": starts a row of 1 cells, the table has 2 columns");
    assertThat(tab.find("#fault-epochs")).containsText("from 1");
    assertThat(tab.find("#fault-alpha")).containsText("above 0");
    assertThat(tab.find("#fault-source")).hasCount(0);
    assertThat(tab.find("#csv")).isFocused();
    tab.forgive("/v1/datasets", "/v1/jobs");
  }

  @Test
  void takesFaultsAwayWhenTheyAreMended() {
    tab.find("#epochs").fill("0");
    tab.button("Train").click();
    assertThat(tab.find("#fault-epochs")).isVisible();

    tab.find("#epochs").fill("100");
    tab.train();

    assertThat(tab.find(".field > .fault")).hasCount(0);
    assertThat(tab.find("#status")).containsText("100 epochs");
    tab.forgive("/v1/jobs");
  }

  @Test
  void startsFromThetaThatWasTypedInAsInR() {
    assertThat(tab.find("#network-figure rect.same")).isVisible();
    tab.find("#init").selectOption("theta");
    assertThat(tab.find("#init-values")).hasValue("0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1");
    tab.find("#init-values").fill("c(0.1, 0.2, 0.3, 0.4,\n 0.5, 0.6, 0, 0, 0)");

    tab.train();
    tab.find("#epoch-slider").fill("0");

    assertThat(tab.find("#epoch")).hasValue("0");
    assertThat(tab.find("#network-figure")).containsText("0.6");
    assertThat(tab.find("#legend")).containsText("typed-in start");
  }

  @Test
  void choosesTheOutputThatALossNeeds() {
    tab.find("#source").selectOption("iris");
    tab.find("#loss").selectOption("cross-entropy");

    assertThat(tab.find("#output")).hasValue("softmax");
    tab.find("#epochs").fill("50");
    tab.train();

    assertThat(tab.find("#surface-tools select")).hasCount(3);
    assertThat(tab.find(PREDICTIONS + " thead")).containsText("likelihood of virginica");
  }

  private static FilePayload file(String text) {
    return new FilePayload("rows.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }
}
