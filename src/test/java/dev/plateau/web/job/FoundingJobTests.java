package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The founding example over HTTP, and what its answers look like. */
class FoundingJobTests extends RunningService {
  @Test
  void isAnsweredWithTheFinishedJobWhenTheClientWaits() {
    Answer answer = client().post("/v1/jobs", Client.FOUNDING, "Prefer", "wait=10");

    answer.isStatus(201);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
    assertThat(answer.header("Preference-Applied")).contains("wait=10");
    assertThat(answer.header("Retry-After")).isEmpty();
    assertThat(UUID.fromString(answer.id()).version()).isEqualTo(7);
  }

  @Test
  void hasEveryFieldOfTheContract() {
    JsonNode job = client().train(Client.FOUNDING).json();

    assertThat(job.propertyNames())
        .containsExactly(
            "id",
            "name",
            "status",
            "outcome",
            "spec",
            "parameters",
            "progress",
            "initialLoss",
            "finalLoss",
            "penalty",
            "baselineLoss",
            "floorLoss",
            "outputFloorLoss",
            "holdoutLoss",
            "bestEpoch",
            "stoppedBy",
            "evaluations",
            "metrics",
            "warnings",
            "findings",
            "createdAt",
            "startedAt",
            "finishedAt",
            "trainingSeconds",
            "attempts",
            "error",
            "links");
    assertThat(job.path("name").isNull()).isTrue();
    assertThat(job.path("status").stringValue()).isEqualTo("completed");
    assertThat(job.path("outcome").stringValue()).isEqualTo("plateau");
    assertThat(job.path("parameters").intValue()).isEqualTo(9);
    assertThat(job.path("warnings").isArray()).isTrue();
    assertThat(job.path("findings").isArray()).isTrue();
    assertThat(job.path("attempts").intValue()).isOne();
    assertThat(job.path("error").isNull()).isTrue();
  }

  @Test
  void hasTheFoundingNumbers() {
    JsonNode job = client().train(Client.FOUNDING).json();

    assertThat(job.path("initialLoss").doubleValue()).isCloseTo(0.3341263195427419, within(1e-15));
    assertThat(job.path("finalLoss").doubleValue()).isCloseTo(0.24999519161144684, within(1e-12));
    assertThat(job.path("baselineLoss").doubleValue()).isEqualTo(0.25);
    assertThat(job.path("floorLoss").doubleValue()).isZero();
    assertThat(job.path("progress").path("epoch").intValue()).isEqualTo(10_000);
    assertThat(job.path("progress").path("epochs").intValue()).isEqualTo(10_000);
    assertThat(job.path("progress").path("loss")).isEqualTo(job.path("finalLoss"));
    assertThat(job.path("trainingSeconds").doubleValue()).isPositive();
  }

  @Test
  void tellsItsTimesInUtcAndInOrder() {
    JsonNode job = client().train(Client.FOUNDING).json();

    List<Instant> times =
        List.of("createdAt", "startedAt", "finishedAt").stream()
            .map(name -> Instant.parse(job.path(name).stringValue()))
            .toList();
    assertThat(times).isSorted();
    assertThat(job.path("createdAt").stringValue()).endsWith("Z");
  }

  @Test
  void echoesItsSpecWithEveryDefault() {
    JsonNode spec = client().train(Client.FOUNDING).json().path("spec");

    assertThat(spec.propertyNames())
        .containsExactly(
            "dataset",
            "holdout",
            "fold",
            "trainingRows",
            "splitSeed",
            "network",
            "loss",
            "classWeights",
            "init",
            "seed",
            "standardize",
            "optimizer",
            "alpha",
            "weightDecay",
            "schedule",
            "clipNorm",
            "epochs",
            "batchSize",
            "batchOrder",
            "stopWhen",
            "keep",
            "from",
            "restarts",
            "name");
    assertThat(spec.path("dataset").stringValue()).isEqualTo("xor");
    assertThat(spec.path("network").toString())
        .isEqualTo(
            "{\"hidden\":[2],\"activation\":\"sigmoid\",\"output\":\"identity\",\"bias\":true,"
                + "\"dropout\":0.0}");
    assertThat(spec.path("loss").stringValue()).isEqualTo("mse");
    assertThat(spec.path("init").toString()).isEqualTo("{\"type\":\"constant\",\"value\":0.1}");
    assertThat(spec.path("seed").isIntegralNumber()).isTrue();
    assertThat(spec.path("optimizer").path("type").stringValue()).isEqualTo("gradient-descent");
    assertThat(spec.path("alpha").doubleValue()).isEqualTo(0.3);
    assertThat(spec.path("batchSize").isNull()).isTrue();
    assertThat(spec.path("standardize").booleanValue()).isFalse();
    assertThat(spec.path("stopWhen").isNull()).isTrue();
  }

  @Test
  void linksToAllThatBelongsToIt() {
    Answer job = client().train(Client.FOUNDING);
    JsonNode links = job.json().path("links");

    assertThat(links.propertyNames())
        .contains("self", "losses", "predictions", "parameters", "diagnosis", "events");
    client().diagnosis(job.id());
    for (JsonNode link : links) {
      client().method("HEAD", link.stringValue()).isStatus(200);
    }
  }

  @Test
  void isQueuedWhenTheClientDoesNotWait() {
    Answer answer = client().post("/v1/jobs", Client.FOUNDING);

    answer.isStatus(202);
    assertThat(answer.header("Location")).contains("/v1/jobs/" + answer.id());
    assertThat(answer.header("Preference-Applied")).isEmpty();
    Answer finished = client().get("/v1/jobs/" + answer.id(), "Prefer", "wait=10").isStatus(200);
    assertThat(finished.header("Preference-Applied")).contains("wait=10");
    assertThat(finished.header("Retry-After")).isEmpty();
    assertThat(finished.json().path("status").stringValue()).isEqualTo("completed");
  }

  @Test
  void givesTheSameBitsWhenItsSpecIsPostedAgain() {
    String random =
        """
        {"dataset": {"inputs": [[0.1, 2], [-0.0, 1e-3], [4, 5]], "targets": [1, 0, 0.5]},
         "network": {"hidden": [3, 2], "activation": ["tanh", "relu"], "output": "sigmoid"},
         "init": {"type": "normal", "mean": 0.01, "stdDev": 0.7}, "optimizer": "gradient-descent",
         "epochs": 300, "batchSize": 2, "stopWhen": {"lossBelow": 1e-300}, "name": "a \\"name\\""}
        """;
    Answer first = client().train(random);

    Answer second = client().train(first.json().path("spec").toString());

    assertThat(second.json().path("spec")).isEqualTo(first.json().path("spec"));
    assertThat(losses(second)).isEqualTo(losses(first)).hasSize(301);
  }

  private double[] losses(Answer job) {
    return client().get("/v1/jobs/" + job.id() + "/losses").isStatus(200).numbers("loss");
  }

  @Test
  void writesNullForWhatIsNotFinite() {
    Answer job =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "alpha": 2,
                 "epochs": 1000}
                """);
    String self = "/v1/jobs/" + job.id();

    assertThat(job.json().path("status").stringValue()).isEqualTo("completed");
    assertThat(job.json().path("outcome").stringValue()).isEqualTo("diverged");
    assertThat(job.json().path("finalLoss").isNull()).isTrue();
    assertThat(job.json().path("progress").path("loss").isNull()).isTrue();
    JsonNode losses = client().get(self + "/losses").json().path("loss");
    assertThat(losses.get(losses.size() - 1).isNull()).isTrue();
    assertThat(losses.get(losses.size() - 2).isNumber()).isTrue();
    for (String part :
        List.of("", "/losses", "/losses?maxPoints=5", "/predictions", "/parameters", "/events")) {
      assertThat(client().get(self + part).isStatus(200).body())
          .doesNotContain("NaN")
          .doesNotContain("Infinity");
    }
    assertThat(client().get(self + "/losses", "Accept", "text/csv").isStatus(200).body().strip())
        .endsWith(",");
  }

  @ParameterizedTest
  @CsvSource({
    "scaled-conjugate-gradient, 0.25, gradient",
    "lbfgs, 0.16666666666666666, no-better-step",
    "levenberg-marquardt, 0.16666666666666666, no-better-step"
  })
  void isNotCuredByABetterOptimizer(String optimizer, double loss, String stoppedBy) {
    Answer job =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "optimizer": "%s"}
                """
                    .formatted(optimizer));

    assertThat(job.json().path("finalLoss").doubleValue()).isCloseTo(loss, within(1e-6));
    assertThat(job.json().path("stoppedBy").stringValue()).isEqualTo(stoppedBy);
    assertThat(job.json().path("outcome").stringValue()).isEqualTo("plateau");
  }

  @Test
  void convergesInAFewIterationsOfABetterOptimizerFromARandomStart() {
    Answer job =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "uniform", "low": 0, "high": 1}, "seed": 7,
                 "optimizer": "levenberg-marquardt"}
                """);

    assertThat(job.json().at("/progress/epoch").intValue()).isEqualTo(9);
    assertThat(job.json().path("finalLoss").doubleValue()).isLessThan(1e-20);
  }
}
