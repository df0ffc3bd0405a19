package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The life of jobs over HTTP: waiting, listing, cancelling, deleting. */
class JobControllerTests extends RunningService {
  private static final String SHORT = "{\"dataset\": \"and\", \"epochs\": 1}";

  @Test
  void saysWhenToComeBackWhileUnfinished() {
    String id = client().startEndless();

    Answer running = client().get("/v1/jobs/" + id);
    Answer waited = client().get("/v1/jobs/" + id, "Prefer", "wait=0");

    client().stop(id);
    assertThat(running.isStatus(200).header("Retry-After")).isPresent();
    assertThat(running.header("ETag")).isPresent();
    assertThat(running.json().path("status").stringValue()).isEqualTo("running");
    assertThat(running.json().path("finalLoss").isNull()).isTrue();
    assertThat(running.json().path("outcome").isNull()).isTrue();
    assertThat(waited.isStatus(200).header("Retry-After")).isPresent();
  }

  @Test
  void createsNothingThatItCannotAnswerWith() {
    String newest = client().get("/v1/jobs?limit=1").json().at("/items/0/id").stringValue();

    client().post("/v1/jobs", SHORT, "Accept", "text/html").isProblem(406);
    client().post("/v1/jobs", SHORT, "Accept", "application/json;q=0").isProblem(406);

    assertThat(client().get("/v1/jobs?limit=1").json().at("/items/0/id").stringValue())
        .isEqualTo(newest);
  }

  @Test
  void answers202WhenTheWaitIsTooShort() {
    Answer answer = client().post("/v1/jobs", Client.ENDLESS, "Prefer", "respond-async, wait=1");

    client().stop(answer.id());
    answer.isStatus(202);
    assertThat(answer.header("Preference-Applied")).isEmpty();
    assertThat(answer.header("Location")).isPresent();
  }

  @Test
  void capsTheWaitAndIgnoresPreferencesItDoesNotKnow() {
    Answer capped = client().post("/v1/jobs", SHORT, "Prefer", "wait=3600");
    Answer strange = client().post("/v1/jobs", SHORT, "Prefer", "wait=soon, handling=lenient");

    assertThat(capped.isStatus(201).header("Preference-Applied")).contains("wait=60");
    assertThat(strange.isStatus(202).header("Preference-Applied")).isEmpty();
  }

  @Test
  void cancelStopsARunningJobAndKeepsWhatItHas() {
    String id = client().startEndless();

    Answer cancel = client().method("POST", "/v1/jobs/" + id + "/cancel");
    Answer job = client().get("/v1/jobs/" + id, "Prefer", "wait=60");

    assertThat(cancel.isStatus(202).id()).isEqualTo(id);
    assertThat(job.json().path("status").stringValue()).isEqualTo("cancelled");
    assertThat(job.json().path("outcome").isNull()).isTrue();
    assertThat(job.json().path("finalLoss").isNumber()).isTrue();
    assertThat(job.json().path("stoppedBy").stringValue()).isEqualTo("cancelled");
    int epoch = job.json().path("progress").path("epoch").intValue();
    Answer losses = client().get("/v1/jobs/" + id + "/losses").isStatus(200);
    assertThat(losses.json().path("of").intValue()).isEqualTo(epoch + 1);
    client().get("/v1/jobs/" + id + "/predictions").isStatus(200);
    Answer parameters = client().get("/v1/jobs/" + id + "/parameters").isStatus(200);
    assertThat(parameters.json().path("epoch").intValue()).isEqualTo(epoch);
  }

  @Test
  void pausesAndResumesARunningJob() {
    String id = client().startEndless();

    Answer pause = client().method("POST", "/v1/jobs/" + id + "/pause", "Accept", "image/png");
    Answer paused = awaitStatus(id, "paused");
    List<String> listed =
        client().get("/v1/jobs?status=paused").json().path("items").values().stream()
            .map(job -> job.path("id").stringValue())
            .toList();
    Answer losses = client().get("/v1/jobs/" + id + "/losses");
    Answer again = client().method("POST", "/v1/jobs/" + id + "/pause");
    Answer resume = client().method("POST", "/v1/jobs/" + id + "/resume");
    Answer resumed = awaitStatus(id, "running");
    Answer resumedTwice = client().method("POST", "/v1/jobs/" + id + "/resume");
    client().stop(id);

    int epoch = paused.json().at("/progress/epoch").intValue();
    assertThat(pause.isStatus(202).id()).isEqualTo(id);
    assertThat(epoch).isPositive();
    assertThat(paused.json().path("finishedAt").isNull()).isTrue();
    assertThat(listed).contains(id);
    assertThat(losses.json().path("of").intValue()).isEqualTo(epoch + 1);
    again.isProblem(409);
    assertThat(resume.isStatus(202).json().path("status").stringValue()).isEqualTo("running");
    assertThat(resumed.json().at("/progress/epoch").intValue()).isGreaterThanOrEqualTo(epoch);
    resumedTwice.isProblem(409);
    client().method("POST", "/v1/jobs/" + id + "/pause").isProblem(409);
    client().method("POST", "/v1/jobs/" + UUID.randomUUID() + "/pause").isProblem(404);
    client().method("POST", "/v1/jobs/nonsense/resume").isProblem(404);
  }

  private Answer awaitStatus(String id, String status) {
    Answer job = client().get("/v1/jobs/" + id);
    while (!job.json().path("status").stringValue().equals(status)) {
      job = client().get("/v1/jobs/" + id).isStatus(200);
    }
    return job;
  }

  @Test
  void saysWhatEndedTheRunAndWhatItTook() {
    Answer founding = client().train(SHORT);
    Answer lbfgs =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "constant", "value": 0.1},
                 "optimizer": "lbfgs", "weightDecay": 0.001}
                """);

    int epochs = founding.json().at("/progress/epochs").intValue();
    assertThat(founding.json().path("stoppedBy").stringValue()).isEqualTo("epochs");
    assertThat(founding.json().path("evaluations").intValue()).isEqualTo(epochs);
    assertThat(founding.json().path("penalty").doubleValue()).isZero();
    assertThat(lbfgs.json().path("stoppedBy").stringValue()).isIn("gradient", "no-better-step");
    assertThat(lbfgs.json().path("evaluations").intValue())
        .isGreaterThan(lbfgs.json().at("/progress/epoch").intValue());
    assertThat(lbfgs.json().path("penalty").doubleValue()).isPositive();
  }

  @Test
  void resultsAreThoseOfTheBestEpochWhereItIsKept() {
    Answer job =
        client()
            .train(
                """
                {"dataset": "moons", "network": {"hidden": [8], "output": "sigmoid"}, "seed": 1,
                 "alpha": 3, "batchSize": 7, "epochs": 60, "keep": "best"}
                """);

    int best = job.json().path("bestEpoch").intValue();
    String address = "/v1/jobs/" + job.id();
    assertThat(best).isLessThan(60);
    assertThat(job.json().path("finalLoss").doubleValue())
        .isLessThan(job.json().at("/progress/loss").doubleValue());
    assertThat(client().get(address + "/parameters").json().path("epoch").intValue())
        .isEqualTo(best);
    for (String result : List.of("parameters?", "predictions?", "surface?resolution=3&")) {
      assertThat(client().get(address + "/" + result).body())
          .isEqualTo(client().get(address + "/" + result + "epoch=" + best).body())
          .isNotEqualTo(client().get(address + "/" + result + "epoch=60").body());
    }
    assertThat(client().get(address + "/gradient?rows=false").json().path("loss"))
        .isEqualTo(job.json().path("finalLoss"));
  }

  @Test
  void cancelOfAnEndedJobIsAConflictAndOfAnUnknownOneNotFound() {
    String id = client().train(SHORT).id();

    client().method("POST", "/v1/jobs/" + id + "/cancel").isProblem(409);
    client().method("POST", "/v1/jobs/" + UUID.randomUUID() + "/cancel").isProblem(404);
    client().method("POST", "/v1/jobs/nonsense/cancel").isProblem(404);
  }

  @Test
  void deleteForgetsAnEndedJob() {
    String id = client().train(SHORT).id();

    Answer deleted = client().method("DELETE", "/v1/jobs/" + id, "Accept", "text/html, */*;q=0.1");

    assertThat(deleted.isStatus(204).body()).isEmpty();
    for (String part : List.of("", "/losses", "/predictions", "/parameters", "/events")) {
      client().get("/v1/jobs/" + id + part).isProblem(404);
    }
    client().method("DELETE", "/v1/jobs/" + id).isProblem(404);
  }

  @Test
  void deleteOfARunningJobIsAConflict() {
    String id = client().startEndless();

    Answer answer = client().method("DELETE", "/v1/jobs/" + id);

    client().stop(id);
    answer.isProblem(409);
  }

  @Test
  void hasNoPredictionsOrParametersBeforeTheEnd() {
    String id = client().startEndless();

    Answer predictions = client().get("/v1/jobs/" + id + "/predictions");
    Answer parameters = client().get("/v1/jobs/" + id + "/parameters?epoch=0");
    Answer losses = client().get("/v1/jobs/" + id + "/losses");

    client().stop(id);
    predictions.isProblem(409);
    parameters.isProblem(409);
    assertThat(losses.isStatus(200).header("Retry-After")).isPresent();
  }

  @Test
  void listsNewestFirstInPagesThatMeet() {
    List<String> ids = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      ids.addFirst(client().train(SHORT).id());
    }

    Answer first = client().get("/v1/jobs?limit=2");
    String next = first.json().path("next").stringValue();
    Answer second = client().get("/v1/jobs?limit=2&cursor=" + next);
    String link = second.header("Link").orElseThrow();
    Answer third = client().get(link.substring(1, link.indexOf('>')));

    assertThat(ids(first)).isEqualTo(ids.subList(0, 2));
    assertThat(first.header("Link"))
        .contains("</v1/jobs?limit=2&cursor=" + next + ">; rel=\"next\"");
    assertThat(ids(second)).isEqualTo(ids.subList(2, 4));
    assertThat(ids(third)).startsWith(ids.get(4));
  }

  @Test
  void endsTheListWithoutANextPage() {
    String id = client().train(SHORT).id();
    client().train(SHORT);

    Answer last = client().get("/v1/jobs?limit=100&cursor=00000000-0000-7000-8000-000000000000");

    assertThat(client().get("/v1/jobs?cursor=" + id).isStatus(200).body()).doesNotContain(id);
    assertThat(last.isStatus(200).json().path("items").size()).isZero();
    assertThat(last.json().has("next")).isTrue();
    assertThat(last.json().path("next").isNull()).isTrue();
    assertThat(last.header("Link")).isEmpty();
  }

  @Test
  void filtersTheListAndKeepsTheFilterInTheLink() {
    client().train(Client.FOUNDING);
    client().train(Client.FOUNDING);
    client().train(SHORT);

    Answer page = client().get("/v1/jobs?status=completed&outcome=plateau&limit=1");

    JsonNode job = page.isStatus(200).json().path("items").get(0);
    assertThat(job.path("outcome").stringValue()).isEqualTo("plateau");
    assertThat(page.header("Link").orElseThrow())
        .contains("status=completed", "outcome=plateau", "limit=1");
  }

  @Test
  void listsInlineRowsByTheirCountsOnly() {
    String id =
        client()
            .train(
                """
                {"dataset": {"inputs": [[1, 2], [3, 4]], "targets": [0, 1]}, "epochs": 1}
                """)
            .id();

    JsonNode listed = client().get("/v1/jobs?limit=1").json().path("items").get(0);
    JsonNode shown = client().get("/v1/jobs/" + id).json();

    assertThat(listed.path("id")).isEqualTo(shown.path("id"));
    assertThat(listed.path("spec").path("dataset").has("inputs")).isFalse();
    assertThat(shown.path("spec").path("dataset").path("inputs").toString())
        .isEqualTo("[[1.0,2.0],[3.0,4.0]]");
  }

  private static List<String> ids(Answer page) {
    return StreamSupport.stream(page.isStatus(200).json().path("items").spliterator(), false)
        .map(job -> job.path("id").stringValue())
        .toList();
  }
}
