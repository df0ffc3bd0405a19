package dev.plateau.web.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The fields of the form that come from the service's options. */
class PageMoreTests extends OpenPage {
  @BeforeEach
  void look() {
    tab.find("#more > summary").click();
  }

  @Test
  void hasAFieldWithLabelAndMeaningForEachMemberThatTheServiceKnows() {
    JsonNode types = client().get("/v1/options").json().at("/spec/$defs");
    List<String> pointers = new ArrayList<>();
    types.at("/Spec/properties").propertyNames().forEach(name -> pointers.add("/" + name));
    types
        .at("/Network/properties")
        .propertyNames()
        .forEach(name -> pointers.add("/network/" + name));
    pointers.remove("/network");

    for (String pointer : pointers) {
      assertThat(tab.find("[data-pointer='%s'], [data-group='%s']".formatted(pointer, pointer)))
          .hasCount(1);
    }
    assertThat(tab.page().getByLabel("Clip norm"))
        .hasAccessibleDescription("What the norm of each step's gradient is cut to.");
    assertThat(tab.page().getByLabel("Batch size")).hasAttribute("placeholder", "all");
  }

  @Test
  void trainsWithWhatIsNestedAndPutsItIntoTheLink() {
    tab.find("#schedule").selectOption("step");
    tab.find("#schedule-every").fill("20");
    tab.find("#network-bias").uncheck();
    tab.find("#stop-when-patience").fill("5");
    tab.find("#keep").selectOption("best");
    tab.find("#epochs").fill("50");

    tab.train();

    JsonNode spec = client().get("/v1/jobs/" + tab.job()).json().path("spec");
    assertThat(spec.path("schedule").toString())
        .isEqualTo("{\"type\":\"step\",\"every\":20,\"factor\":0.1}");
    assertThat(spec.at("/network/bias").booleanValue()).isFalse();
    assertThat(spec.at("/stopWhen/patience").intValue()).isEqualTo(5);
    assertThat(tab.find("#network-figure")).not().containsText("bias");

    tab.page().reload();

    assertThat(tab.find("#schedule-every")).hasValue("20");
    assertThat(tab.find("#more")).hasAttribute("open", "");
    assertThat(tab.find("#network-bias")).not().isChecked();
    assertThat(tab.find("#stop-when-patience")).hasValue("5");
    assertThat(tab.find("#stop-when-loss-below")).hasValue("");
    assertThat(tab.find("#keep")).hasValue("best");
  }

  @Test
  void startsBiasesApartFromWeights() {
    tab.find("#init-biases").selectOption("uniform");
    tab.find("#init-biases-high").fill("2");
    tab.find("#epochs").fill("1");
    tab.train();

    JsonNode init = client().get("/v1/jobs/" + tab.job()).json().at("/spec/init");
    assertThat(init.toString())
        .isEqualTo(
            "{\"type\":\"constant\",\"value\":0.1,"
                + "\"biases\":{\"type\":\"uniform\",\"low\":0.0,\"high\":2.0}}");

    tab.find("#init-biases").selectOption("number");
    tab.find("#init-biases-value").fill("0.5");
    tab.train();

    assertThat(client().get("/v1/jobs/" + tab.job()).json().at("/spec/init/biases").doubleValue())
        .isEqualTo(0.5);
  }

  @Test
  void hidesTheStepSizeFromOptimizersThatFindTheirOwn() {
    assertThat(tab.find("#alpha")).isVisible();
    tab.find("#optimizer").selectOption("lbfgs");

    assertThat(tab.find("#alpha")).isHidden();
    tab.train();

    JsonNode spec = client().get("/v1/jobs/" + tab.job()).json().path("spec");
    assertThat(spec.at("/optimizer/type").stringValue()).isEqualTo("lbfgs");
    assertThat(tab.find("#legend")).containsText("xor · all 0.1 · lbfgs");
    assertThat(tab.find("#loss-figure figcaption")).containsText("lbfgs");
  }

  @Test
  void goesOnFromAnotherRun() {
    tab.find("#epochs").fill("20");
    tab.train();
    String first = tab.job();
    tab.find("#from-job").fill(first);
    tab.find("#from-epoch").fill("best");

    tab.train();

    JsonNode job = client().get("/v1/jobs/" + tab.job()).json();
    assertThat(job.at("/spec/from/job").stringValue()).isEqualTo(first);
    assertThat(job.path("initialLoss"))
        .isEqualTo(client().get("/v1/jobs/" + first).json().path("finalLoss"));
  }

  @Test
  void showsFaultsAtNestedFields() {
    tab.find("#schedule").selectOption("cosine");
    tab.find("#schedule-epochs").fill("0");
    tab.find("#from-job").fill("that one");
    tab.find("#network-dropout").fill("0.5, 2");

    tab.button("Train").click();

    assertThat(tab.find("#fault-schedule-epochs")).containsText("from 1");
    assertThat(tab.find("#fault-from-job")).containsText("the id of a job");
    assertThat(tab.find("#fault-network-dropout")).containsText("below 1");
    tab.forgive("/v1/jobs", "/v1/gradients");
  }
}
