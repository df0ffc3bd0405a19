package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Tables of one's own on the page: what they were understood to be, and training on them. */
@Tag("thorough")
class PageTableTests extends OpenPage {
  private static final String DROP =
      """
      text => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'flowers.csv'));
        for (const type of ['dragover', 'drop']) {
          document.body.dispatchEvent(
            new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
        }
      }
      """;
  private static final String FLOWERS =
      """
      id;kind;petal;colour
      1;rose;1,5;red
      2;tulip;2,5;
      3;rose;1,25;red
      4;tulip;2,75;blue
      5;rose;1,5;blue
      6;tulip;2,25;red
      """;

  @Test
  void showsWhatADroppedFileWasUnderstoodToBe() {
    tab.page().evaluate(DROP, FLOWERS);

    assertThat(column("id")).hasClass("ignored");
    assertThat(column("kind")).hasClass("input");
    assertThat(column("kind")).containsText("rose 3, tulip 2");
    assertThat(column("petal")).containsText("1.25 to 2.75");
    assertThat(column("colour")).hasClass("target");
    assertThat(tab.find("#csv")).hasValue(FLOWERS);
    assertThat(tab.find("#source-summary")).hasText("5 rows, 2 inputs, target colour, 1 ignored");
    tab.find(".columns summary").click();
    assertThat(tab.find(".remarks")).containsText("id: ");
  }

  @Test
  void trainsFromASuggestionAfterTheRolesWereChanged() {
    tab.page().evaluate(DROP, FLOWERS);
    assertThat(column("colour")).hasClass("target");
    tab.page().getByLabel("Role of kind").selectOption("target");
    assertThat(column("colour")).hasClass("input");
    tab.page().getByLabel("Role of id").selectOption("input");
    assertThat(column("id")).hasClass("input");
    tab.page().getByLabel("Role of colour").selectOption("ignored");
    assertThat(column("colour")).hasClass("ignored");
    assertThat(tab.find("#output")).hasValue("sigmoid");
    assertThat(tab.find("#loss")).hasValue("bce");

    tab.train();

    JsonNode spec = client().get("/v1/jobs/" + tab.job()).json().path("spec");
    JsonNode set = client().get("/v1/datasets/" + spec.path("dataset").stringValue()).json();
    assertThat(set.path("columns").valueStream())
        .extracting(one -> one.path("name").stringValue() + " " + one.path("role").stringValue())
        .containsExactly("id input", "kind target", "petal input", "colour ignored");
    assertThat(spec.path("standardize").booleanValue()).isTrue();
    assertThat(tab.find("#legend")).containsText("upload");
  }

  @Test
  void saysHowManyUnseenRowsAreRight() {
    StringBuilder rows = new StringBuilder("size,kind\n");
    for (int row = 0; row < 50; row++) {
      rows.append(row % 2 == 0 ? "1.%d,small\n".formatted(row) : "7.%d,large\n".formatted(row));
    }
    tab.page().evaluate(DROP, rows.toString());
    assertThat(tab.find("#loss")).hasValue("bce");

    tab.train();

    assertThat(tab.find("#status")).containsText("held-out loss");
    assertThat(tab.find("#status")).containsText("10 of 10 unseen rows right");
    assertThat(tab.find("#loss-figure path.run.held-out")).hasCount(1);
    assertThat(tab.find("#loss-figure figcaption")).containsText("over the rows held out");
    assertThat(tab.find("#predictions table").last()).containsText("held out");
  }

  @Test
  void namesColumnsAndClassesAsTheFileDoes() {
    tab.page().evaluate(DROP, FLOWERS);
    tab.page().getByLabel("Role of kind").selectOption("target");
    tab.page().getByLabel("Role of colour").selectOption("input");
    assertThat(tab.find("#loss")).hasValue("bce");
    assertThat(tab.find("#surface-figure")).containsText("colour=blue");

    tab.train();

    assertThat(tab.find("#surface-figure figcaption")).containsText("the likelihood of tulip");
    assertThat(tab.find("#surface-figure circle title").first())
        .hasText("petal 1.5, colour=blue 0, rose");
    Locator table = tab.find("#predictions table").last();
    assertThat(table.locator("th"))
        .containsText(
            new String[] {"kind", "petal", "colour", "prediction", "likelihood of tulip", "right"});
    assertThat(table.locator("tbody tr").first()).containsText(Pattern.compile("^rose1.5red"));
    tab.page().getByLabel("3 rows of rose taken for rose").click();
    assertThat(table.locator("tbody tr")).hasCount(3);
    assertThat(table.locator("caption")).hasText("3 rows that are rose and taken for rose");
    tab.page().getByLabel("3 rows of rose taken for rose").click();
    assertThat(table.locator("tbody tr")).hasCount(6);
  }

  @Test
  void drawsTheRegionsOfAllClassesAndPredictsARowThatIsTyped() {
    StringBuilder rows = new StringBuilder("size,age,ripe,kind\n");
    for (int row = 0; row < 60; row++) {
      rows.append(
          "%d.%d,%d,yes,%s\n"
              .formatted(
                  3 * (row % 3),
                  row % 10,
                  row % 7,
                  List.of("small", "middle", "large").get(row % 3)));
    }
    tab.page().evaluate(DROP, rows.toString().replaceFirst("yes", "no"));
    assertThat(tab.find("#output")).hasValue("softmax");

    tab.train();

    Locator surface = tab.find("#surface-figure");
    assertThat(surface.locator("figcaption")).containsText("Colour is the likeliest class");
    assertThat(surface.locator("figcaption")).containsText("Hollow dots are held out");
    assertThat(surface.locator(".class-key")).hasText(new String[] {"small", "middle", "large"});
    assertThat(surface.locator(".region")).hasText(new String[] {"small", "middle", "large"});
    assertThat(surface.locator(".held-out")).hasCount(12);
    tab.find("#predict-row").getByLabel("size").fill("6,5");
    assertThat(tab.find("#predict-row output")).containsText("large, likelihood");
    tab.find("#predict-row").getByLabel("size").fill("0.2");
    assertThat(tab.find("#predict-row output")).containsText("small, likelihood");
    tab.find("#predict-row").getByLabel("size").fill("much");
    assertThat(tab.find("#predict-row output"))
        .containsText("column size, \"much\": must be a number");
    tab.forgive("/predictions");
  }

  @Test
  void doesWhatTheFormSaysWhereItDiffersFromTheSuggestion() {
    tab.page().evaluate(DROP, FLOWERS);
    assertThat(tab.find("#optimizer")).hasValue("lbfgs");
    tab.find("#more > summary").click();
    tab.find("#standardize-inputs").uncheck();

    tab.train();

    assertThat(client().get("/v1/jobs/" + tab.job()).json().at("/spec/standardize").booleanValue())
        .isFalse();
  }

  @Test
  void keepsTheColumnsThatAFaultIsAbout() {
    tab.page().evaluate(DROP, FLOWERS);
    assertThat(column("colour")).hasClass("target");

    tab.page().getByLabel("Type of kind").focus();
    tab.page().getByLabel("Type of kind").selectOption("number");

    assertThat(tab.find(".faults li").first()).containsText("rose");
    assertThat(tab.find("#source-summary")).hasText("These rows cannot be read.");
    tab.page().getByLabel("Type of kind").selectOption("category");
    assertThat(tab.find(".faults li")).hasCount(0);
    assertThat(tab.page().getByLabel("Type of kind")).isFocused();
    tab.forgive("/v1/datasets");
  }

  private Locator column(String name) {
    return tab.find(".columns tbody")
        .filter(
            new Locator.FilterOptions()
                .setHas(
                    tab.page()
                        .locator(
                            "th",
                            new com.microsoft.playwright.Page.LocatorOptions().setHasText(name))));
  }
}
