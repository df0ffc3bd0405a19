package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Jobs that are trained on a part of their rows. */
class HeldOutRowsTests extends RunningService {
  static final String PENGUINS =
      """
      {"dataset": "penguins", "holdout": 0.25, "standardize": true, "seed": 7,
       "network": {"hidden": [4], "activation": "tanh", "output": "softmax"},
       "loss": "cross-entropy", "optimizer": "lbfgs", "epochs": 40}
      """;

  static final String MPG =
      """
      {"dataset": "auto-mpg", "holdout": 0.25, "standardize": {"inputs": true, "targets": true},
       "seed": 7, "network": {"hidden": [4], "activation": "tanh"}, "optimizer": "lbfgs",
       "epochs": 40}
      """;

  @Test
  void areEchoedAndTrainedAgainToTheSameBits() {
    JsonNode job = client().train(MPG).json();
    JsonNode again = client().train(job.path("spec").toString()).json();

    assertThat(job.path("spec").path("holdout").doubleValue()).isEqualTo(0.25);
    assertThat(job.path("spec").path("standardize").toString())
        .isEqualTo("{\"inputs\":true,\"targets\":true}");
    assertThat(again.path("spec")).isEqualTo(job.path("spec"));
    assertThat(again.path("finalLoss")).isEqualTo(job.path("finalLoss"));
  }

  @Test
  void holdOutNothingUnlessAsked() {
    JsonNode job = client().train(Client.FOUNDING).json();
    JsonNode rows = client().get(job.path("links").path("predictions").stringValue()).json();

    assertThat(job.path("spec").path("holdout").doubleValue()).isZero();
    assertThat(job.path("spec").path("standardize").booleanValue()).isFalse();
    assertThat(rows.path("heldOut").toString()).isEqualTo("[false,false,false,false]");
  }

  @Test
  void sayWhichRowsWereHeldOut() {
    String id = client().train(PENGUINS).id();
    JsonNode heldOut = client().get("/v1/jobs/" + id + "/predictions").json().path("heldOut");

    assertThat(heldOut.valueStream().filter(JsonNode::booleanValue).count()).isEqualTo(86);
    assertThat(heldOut).hasSize(344);
  }

  @Test
  void predictInTheUnitOfTheTargets() {
    JsonNode job = client().train(MPG).json();
    JsonNode rows =
        client().get("/v1/jobs/" + job.path("id").stringValue() + "/predictions").json();

    double error = 0;
    for (int row = 0; row < 398; row++) {
      double target = rows.path("targets").get(row).get(0).doubleValue();
      double prediction = rows.path("predictions").get(row).get(0).doubleValue();
      error += Math.abs(prediction - target) / 398;
    }
    assertThat(error).isBetween(1.0, 3.0);
    assertThat(job.path("baselineLoss").doubleValue()).isBetween(0.999, 1.001);
    assertThat(job.path("finalLoss").doubleValue()).isLessThan(0.2);
    assertThat(job.path("lossUnit").stringValue()).isEqualTo("scaled");
    assertThat(client().get(job.path("links").path("losses").stringValue()).json().path("unit"))
        .hasToString("\"scaled\"");
  }

  @Test
  void areRefusedWhereNoRowWouldBeHeldOut() {
    assertThat(
            client()
                .post(
                    "/v1/jobs",
                    Client.FOUNDING.replace("{\"dataset\"", "{\"holdout\": 0.1, \"dataset\"")))
        .satisfies(answer -> assertThat(answer.isProblem(422).places()).contains("/holdout"));
    assertThat(client().post("/v1/jobs", PENGUINS.replace("0.25", "0.95")).isProblem(422).places())
        .containsExactly("/holdout");
    assertThat(
            client()
                .post("/v1/jobs", PENGUINS.replace("true", "{\"targets\": true}"))
                .isProblem(422)
                .places())
        .containsExactly("/standardize/targets");
  }

  @Test
  void haveTheirLossBesideEveryOther() {
    String id = client().train(PENGUINS).id();
    JsonNode losses = client().get("/v1/jobs/" + id + "/losses").json();
    JsonNode few = client().get("/v1/jobs/" + id + "/losses?maxPoints=5").json();
    String csv = client().get("/v1/jobs/" + id + "/losses", "Accept", "text/csv").body();
    String svg = client().get("/v1/jobs/" + id + "/losses", "Accept", "image/svg+xml").body();

    assertThat(losses.path("holdoutLoss")).hasSameSizeAs(losses.path("loss"));
    assertThat(few.path("holdoutLoss")).hasSize(5);
    assertThat(few.path("holdoutLoss").get(4))
        .isEqualTo(losses.path("holdoutLoss").get(losses.path("loss").size() - 1));
    assertThat(csv).startsWith("epoch,loss,holdoutLoss\r\n");
    assertThat(svg).contains(">held-out loss<", ">loss<");
  }

  @Test
  void decideWhichEpochIsBest() {
    JsonNode job = client().train(PENGUINS).json();
    String self = job.path("links").path("self").stringValue();
    JsonNode losses = client().get(self + "/losses").json().path("holdoutLoss");
    int best = job.path("bestEpoch").intValue();
    JsonNode kept = client().train(PENGUINS.replaceFirst("\\{", "{\"keep\": \"best\", ")).json();

    double lowest = losses.valueStream().mapToDouble(JsonNode::doubleValue).min().orElseThrow();
    assertThat(losses.get(best).doubleValue()).isEqualTo(lowest);
    assertThat(kept.path("holdoutLoss").doubleValue()).isEqualTo(lowest);
    assertThat(job.path("holdoutLoss")).isEqualTo(losses.get(losses.size() - 1));
    for (String part : List.of("predictions", "parameters", "metrics", "surface")) {
      JsonNode atBest = client().get(self + "/" + part + "?epoch=best").isStatus(200).json();
      assertThat(atBest).isEqualTo(client().get(self + "/" + part + "?epoch=" + best).json());
      assertThat(client().get(kept.path("links").path("self").stringValue() + "/" + part).json())
          .isEqualTo(atBest);
    }
    client().get(self + "/gradient?epoch=best&rows=false").isStatus(200);
    assertThat(client().get(self + "/parameters?epoch=worst").isProblem(400).body())
        .contains("or best");
  }

  @Test
  void tellHowWellClassesAreToldApart() {
    JsonNode job = client().train(PENGUINS).json();
    JsonNode metrics = client().get(job.path("links").path("metrics").stringValue()).json();
    JsonNode heldOut = metrics.path("holdout");
    double right = 0;
    for (int c = 0; c < 3; c++) {
      right += heldOut.path("confusion").get(c).get(c).doubleValue();
    }

    assertThat(metrics.path("training").path("rows").intValue()).isEqualTo(258);
    assertThat(heldOut.path("rows").intValue()).isEqualTo(86);
    assertThat(heldOut.path("accuracy").path("value").doubleValue()).isEqualTo(right / 86);
    assertThat(heldOut.path("accuracy").path("low95").doubleValue()).isBetween(0.8, right / 86);
    assertThat(heldOut.path("auc").doubleValue()).isGreaterThan(0.9);
    assertThat(heldOut.path("loss")).isEqualTo(job.path("holdoutLoss"));
    assertThat(metrics.path("training").path("loss")).isEqualTo(job.path("finalLoss"));
    assertThat(heldOut.path("classes").valueStream().map(one -> one.path("label").stringValue()))
        .containsExactly("Adelie", "Gentoo", "Chinstrap");
    assertThat(heldOut.has("rSquared")).isFalse();
    assertThat(job.path("metrics").path("holdout").path("accuracy"))
        .isEqualTo(heldOut.path("accuracy"));
  }

  @Test
  void tellHowCloseNumbersAreInTheirOwnUnit() {
    JsonNode job = client().train(MPG).json();
    JsonNode metrics = client().get(job.path("links").path("metrics").stringValue()).json();

    assertThat(metrics.path("holdout").path("rSquared").doubleValue()).isBetween(0.8, 1.0);
    assertThat(metrics.path("holdout").path("mae").doubleValue()).isBetween(1.0, 3.0);
    assertThat(metrics.path("holdout").has("accuracy")).isFalse();
    assertThat(job.path("metrics").path("training").path("rSquared"))
        .isEqualTo(metrics.path("training").path("rSquared"));
  }

  @Test
  void giveMetricsAsATable() {
    String id = client().train(PENGUINS).id();
    String csv = client().get("/v1/jobs/" + id + "/metrics", "Accept", "text/csv").body();

    assertThat(csv).startsWith("rows,metric,class,predicted,value\r\n");
    assertThat(csv).contains("holdout,rows,,,86\r\n", "holdout,confusion,Adelie,Gentoo,");
  }

  @Test
  void haveNoMetricsWhereNoneAreHeldOut() {
    JsonNode job = client().train(Client.FOUNDING).json();
    JsonNode metrics = client().get(job.path("links").path("metrics").stringValue()).json();

    assertThat(metrics.path("holdout").isNull()).isTrue();
    assertThat(metrics.path("training").propertyNames())
        .containsExactly("rows", "loss", "rSquared", "rmse", "mae");
    assertThat(job.path("metrics").path("training").path("rSquared").doubleValue())
        .isCloseTo(1.9e-5, within(1e-6));
    assertThat(job.path("holdoutLoss").isNull()).isTrue();
  }
}
