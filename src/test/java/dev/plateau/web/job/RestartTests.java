package dev.plateau.web.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Jobs with several starts: their result is that of the best. */
class RestartTests extends RunningService {
  private static final String FAR =
      "\"dataset\": \"xor\", \"init\": {\"type\": \"uniform\", \"low\": -2, \"high\": 2},"
          + " \"alpha\": 0.3, \"epochs\": 1500, \"stopWhen\": {\"lossBelow\": 0.01}";

  private Answer train(String members) {
    return client().post("/v1/jobs", "{" + members + "}", "Prefer", "wait=60").isStatus(201);
  }

  private JsonNode part(Answer job, String part) {
    return client().get("/v1/jobs/" + job.id() + "/" + part).isStatus(200).json();
  }

  private void assertSameResult(Answer job, Answer alone) {
    for (String part : List.of("losses", "parameters", "predictions", "metrics")) {
      assertThat(part(job, part)).as(part).isEqualTo(part(alone, part));
    }
    assertThat(client().diagnosis(job.id()).json().path("findings"))
        .isEqualTo(client().diagnosis(alone.id()).json().path("findings"));
    for (String member : List.of("finalLoss", "holdoutLoss", "outcome", "metrics", "findings")) {
      assertThat(job.json().path(member)).as(member).isEqualTo(alone.json().path(member));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FAR,
        "\"dataset\": \"xor\", \"epochs\": 60, \"batchSize\": 2, \"keep\": \"best\"",
        "\"dataset\": \"iris\", \"network\": {\"hidden\": [2], \"output\": \"softmax\"}, \"loss\":"
            + " \"cross-entropy\", \"standardize\": true, \"holdout\": 0.3, \"epochs\": 30"
      })
  void givesTheResultOfTheBestStart(String members) {
    Answer job = train(members + ", \"seed\": 5, \"restarts\": 12");
    JsonNode restarts = job.json().path("restarts");

    Answer best = train(restarts.path("spec").toString().replaceAll("^\\{|\\}$", ""));
    String rows = restarts.at("/spec/splitSeed").isNull() ? "" : ", \"splitSeed\": 5";
    List<JsonNode> alone =
        IntStream.range(5, 17)
            .mapToObj(seed -> train(members + rows + ", \"seed\": " + seed).json())
            .toList();

    assertSameResult(job, best);
    String decides = rows.isEmpty() ? "finalLoss" : "holdoutLoss";
    double lowest =
        alone.stream().mapToDouble(one -> one.path(decides).doubleValue()).min().orElseThrow();
    int won = restarts.path("seed").intValue();
    assertThat(alone.get(won - 5).path(decides).doubleValue()).isEqualTo(lowest);
    assertThat(job.json().path(decides).doubleValue()).isEqualTo(lowest);
    assertThat(restarts.at("/losses/lowest").doubleValue()).isEqualTo(lowest);
    assertThat(restarts.path("done").intValue()).isEqualTo(12);
    assertThat(restarts.path("converged").longValue())
        .isEqualTo(
            alone.stream()
                .filter(one -> one.path("outcome").stringValue().equals("converged"))
                .count());
  }

  @Test
  void showsWhatWasPosted() {
    Answer job = train(FAR + ", \"seed\": 5, \"restarts\": 12");
    JsonNode spec = job.json().path("spec");

    assertThat(spec.path("seed").intValue()).isEqualTo(5);
    assertThat(spec.path("restarts").intValue()).isEqualTo(12);
    assertThat(spec.path("splitSeed").isNull()).isTrue();
    assertThat(job.json().at("/restarts/spec/restarts").intValue()).isEqualTo(1);
    assertThat(client().get("/v1/jobs?limit=1").json().at("/items/0/restarts/seed"))
        .isEqualTo(job.json().at("/restarts/seed"));
    assertThat(train(FAR).json().has("restarts")).isFalse();
  }

  @Test
  void canBeCancelledWhileStartsAreTrained() {
    String id =
        client()
            .post(
                "/v1/jobs",
                "{\"dataset\": \"parity-6\", \"network\": {\"hidden\": [16]}, \"epochs\": 10000000,"
                    + " \"restarts\": 3}")
            .isStatus(202)
            .id();

    client().method("POST", "/v1/jobs/" + id + "/cancel").isStatus(202);
    JsonNode job = client().get("/v1/jobs/" + id, "Prefer", "wait=60").isStatus(200).json();

    assertThat(job.path("status").stringValue()).isEqualTo("cancelled");
    assertThat(job.at("/restarts/seed").isNull()).isTrue();
    assertThat(job.at("/restarts/spec").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"init\": {\"type\": \"constant\", \"value\": 0.1}, \"restarts\": 2 | /restarts",
        "\"restarts\": 1001 | /restarts",
        "\"restarts\": 0 | /restarts",
        "\"seed\": 9007199254740991, \"restarts\": 2 | /restarts",
        "\"stopWhen\": {\"seconds\": 3}, \"restarts\": 2 | /stopWhen/seconds"
      })
  void refusesStartsThatMakeNoSense(String members, String place) {
    assertThat(
            client()
                .post("/v1/jobs", "{\"dataset\": \"xor\", " + members + "}")
                .isProblem(422)
                .places())
        .containsExactly(place);
  }

  @Test
  void leavesTheStartsOfExperimentsToThem() {
    assertThat(
            client()
                .post(
                    "/v1/experiments",
                    "{\"spec\": {\"dataset\": \"xor\", \"restarts\": 3}, \"vary\": {\"restarts\":"
                        + " [1, 2]}}")
                .isProblem(422)
                .places())
        .containsExactlyInAnyOrder("/spec/restarts", "/vary/restarts");
  }
}
