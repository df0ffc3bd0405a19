package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.plateau.job.Job;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many runs: told apart, named, filtered and deleted; and many starts of one. */
@Tag("thorough")
class PageManyRunsTests extends OpenPage {
  private static final String RUN =
      """
      {"dataset": "and", "network": {"hidden": [3]}, "alpha": 0.123, "epochs": 9, "seed": %d}
      """;

  @Test
  void saysWhatDiffersBetweenRuns() {
    client().train(RUN.formatted(41));
    client().train(RUN.formatted(42));

    tab.show("Runs");

    Locator lines = tab.find(".runs tbody tr");
    assertThat(lines.nth(0)).containsText("and · 3 hidden · glorot uniform · α 0.123 · seed 42");
    assertThat(lines.nth(1)).containsText("α 0.123 · seed 41");
    for (int k = 0; k < 2; k++) {
      lines.nth(k).locator("input").check();
    }
    tab.button("Compare").click();
    assertThat(tab.find("#legend li").first()).containsText("seed 41");
    assertThat(tab.find("#legend li").last()).containsText("seed 42");
    assertThat(tab.find("#loss-figure path.run")).hasCount(2);
  }

  @Test
  void keepsANameAndANote() {
    String id = client().train(RUN.formatted(43)).id();
    tab.show("Runs");
    Locator line = line(id);

    line.locator("button[aria-label^=Edit]").click();
    tab.find(".run-edit input").first().fill("the third");
    tab.find(".run-edit input[aria-label=Note]").fill("slow, but sure");
    tab.button("Save").click();

    assertThat(line).containsText("the third");
    assertThat(line).containsText("slow, but sure");
    line.getByText("the third").click();
    assertThat(tab.find("#legend")).containsText("the third");
    tab.page().reload();
    assertThat(tab.find("#legend")).containsText("the third");
  }

  @Test
  void putsRunsIntoGroups() {
    String first = client().train(RUN.formatted(46)).id();
    String second = client().train(RUN.formatted(47)).id();
    tab.show("Runs");
    for (String id : new String[] {first, second}) {
      line(id).locator("button[aria-label^=Edit]").click();
      tab.find(".run-edit input[aria-label=Group]").fill("small steps");
      tab.button("Save").click();
      assertThat(tab.find(".run-edit")).hasCount(0);
    }

    Locator heading = tab.find(".runs tr.group").first();
    assertThat(heading).hasText("small steps");
    assertThat(tab.find(".runs tbody tr").nth(1)).containsText("seed 47");
    assertThat(tab.find(".runs tbody tr").nth(2)).containsText("seed 46");

    heading.locator("input").check();
    tab.button("Compare").click();

    assertThat(tab.find("#legend li")).hasCount(2);
  }

  @Test
  void deletesARunWhenAskedTwice() {
    String id = client().train(RUN.formatted(44)).id();
    tab.show("Runs");
    line(id).locator("button[aria-label^=Edit]").click();

    tab.button("Delete the run").click();
    tab.button("Delete it for ever?").click();

    assertThat(line(id)).hasCount(0);
    assertThat(client().get("/v1/jobs/" + id).status()).isEqualTo(404);
  }

  @Test
  void filtersByFindingAndVerdict() {
    deleteRuns(); // each run that is listed is diagnosed for the filter
    tab.train();
    String stuck = tab.job();
    String fine = client().train(RUN.formatted(45)).id();
    client().diagnosis(stuck);
    tab.show("Runs");
    assertThat(line(stuck)).isVisible();
    assertThat(line(fine)).isVisible();

    tab.find("#found").selectOption("identical-hidden-units");

    assertThat(line(stuck)).isVisible();
    assertThat(line(fine)).hasCount(0);
    tab.find("#verdict").selectOption("failed");
    assertThat(line(stuck)).isVisible();
  }

  private void deleteRuns() {
    client()
        .get("/v1/jobs?limit=100")
        .json()
        .path("items")
        .valueStream()
        .map(job -> job.path("id").stringValue())
        .filter(id -> !id.equals(Job.FOUNDING.toString()))
        .forEach(id -> client().method("DELETE", "/v1/jobs/" + id).isStatus(204));
  }

  @Test
  void fansManyStartsWithTheShareThatConverges() {
    tab.find("#init").selectOption("uniform");
    tab.find("#init-low").fill("-2");
    tab.find("#init-high").fill("2");
    tab.find("#epochs").fill("2000");
    tab.train();

    tab.button("64 starts").click();

    assertThat(tab.find("#loss-figure path.fan")).hasCount(64);
    int converged = tab.find("#loss-figure path.fan.converged").count();
    assertThat(converged).isBetween(10, 63);
    assertThat(tab.find("#fan")).containsText(converged + " of 64 starts converged (");
    assertThat(client().get("/v1/jobs?limit=100").json().path("items").valueStream())
        .as("jobs that are left")
        .filteredOn(job -> job.at("/spec/init/low").asDouble(0) == -2)
        .hasSize(1);
    tab.button("Remove the starts").click();
    assertThat(tab.find("#loss-figure path.fan")).hasCount(0);
  }

  @Test
  void offersManyStartsWhereTheyDiffer() {
    assertThat(tab.find("#starts")).isHidden();

    tab.find("#init").selectOption("uniform");

    assertThat(tab.find("#starts")).isVisible();
  }

  private Locator line(String id) {
    return tab.find(".runs tbody tr:has([value=\"" + id + "\"])");
  }
}
