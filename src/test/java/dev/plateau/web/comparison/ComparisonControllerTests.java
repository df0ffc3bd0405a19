package dev.plateau.web.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ComparisonControllerTests extends RunningService {

  private static String iris(int seed, int epochs) {
    return """
    {"dataset": "iris", "holdout": 0.3, "standardize": true, "seed": %d, "epochs": %d, "alpha": 0.5,
     "network": {"hidden": [3], "activation": "tanh", "output": "softmax"}, "loss": "cross-entropy"}
    """
        .formatted(seed, epochs);
  }

  private JsonNode compare(String... ids) {
    return client().get("/v1/comparisons?jobs=" + String.join(",", ids)).isStatus(200).json();
  }

  @Test
  void showsWhatDiffersAndHowMuchBetterOneIs() {
    Answer longer = client().train(iris(3, 200));
    Answer shorter = client().train(iris(3, 2));

    JsonNode comparison = compare(longer.id(), shorter.id());

    assertThat(comparison.path("differences").toString())
        .isEqualTo("[{\"field\":\"epochs\",\"values\":[200,2]}]");
    assertThat(comparison.at("/jobs/0/metrics")).isEqualTo(longer.json().path("metrics"));
    JsonNode pair = comparison.at("/pairs/0");
    assertThat(pair.path("of").stringValue()).isEqualTo("holdout");
    assertThat(pair.path("measure").stringValue()).isEqualTo("accuracy");
    assertThat(pair.at("/difference/rows").intValue()).isEqualTo(45);
    assertThat(pair.at("/difference/value").doubleValue())
        .isCloseTo(
            longer.json().at("/metrics/holdout/accuracy/value").doubleValue()
                - shorter.json().at("/metrics/holdout/accuracy/value").doubleValue(),
            within(1e-12));
    assertThat(pair.at("/difference/low95").doubleValue()).isPositive();
  }

  @Test
  void saysWhyRowsCannotBeCompared() {
    String iris = client().train(iris(3, 2)).id();
    String xor = client().train("{\"dataset\": \"xor\", \"epochs\": 2}").id();
    String all = client().train(iris(3, 2).replace("0.3", "0")).id();

    JsonNode pairs = compare(iris, xor, all).path("pairs");

    assertThat(pairs).hasSize(3);
    assertThat(pairs.get(0).path("reason").stringValue()).contains("other rows");
    assertThat(pairs.get(1).path("reason").stringValue()).contains("only one holds");
    assertThat(pairs.get(1).has("difference")).isFalse();
  }

  @Test
  void comparesSquaredErrorsOfNumbers() {
    String one = client().train(Client.FOUNDING).id();
    String other = client().train("{\"dataset\": \"xor\", \"seed\": 1, \"epochs\": 1}").id();

    JsonNode pair = compare(one, other).at("/pairs/0");

    double[] losses = {
      client().get("/v1/jobs/" + one).json().path("finalLoss").doubleValue(),
      client().get("/v1/jobs/" + other).json().path("finalLoss").doubleValue()
    };
    assertThat(pair.path("measure").stringValue()).isEqualTo("squared-error");
    assertThat(pair.at("/difference/value").doubleValue())
        .isCloseTo(losses[0] - losses[1], within(1e-12));
  }

  @Test
  void refusesWhatIsNoListOfJobs() {
    client().get("/v1/comparisons").isProblem(422);
    client().get("/v1/comparisons?jobs=01900000-0000-7000-8000-00000000000a").isProblem(404);
    String queued = client().startEndless();
    client().get("/v1/comparisons?jobs=" + queued).isProblem(409);
    client().stop(queued);
  }

  @Test
  void averagesWhatJobsPredict() {
    String[] ids =
        IntStream.range(1, 4)
            .mapToObj(seed ->
                client()
                    .train("{\"dataset\": \"xor\", \"epochs\": 50, \"seed\": %d}".formatted(seed))
                    .id())
            .toArray(String[]::new);
    String jobs = "[\"%s\"]".formatted(String.join("\",\"", ids));

    JsonNode together =
        client()
            .post("/v1/ensembles", "{\"jobs\": %s, \"inputs\": [[0, 1]]}".formatted(jobs))
            .isStatus(200)
            .json();
    JsonNode byName =
        client()
            .post(
                "/v1/ensembles",
                "{\"jobs\": %s, \"records\": [{\"x1\": 0, \"x2\": 1}]}".formatted(jobs))
            .isStatus(200)
            .json();

    double[] each =
        IntStream.range(0, 3)
            .mapToDouble(k ->
                client()
                    .get("/v1/jobs/" + ids[k] + "/predictions?x=0,1")
                    .json()
                    .at("/predictions/0/0")
                    .doubleValue())
            .toArray();
    double mean = IntStream.range(0, 3).mapToDouble(k -> each[k]).average().orElseThrow();
    double squares =
        IntStream.range(0, 3).mapToDouble(k -> (each[k] - mean) * (each[k] - mean)).sum();
    assertThat(together.at("/predictions/0/0").doubleValue()).isCloseTo(mean, within(1e-12));
    assertThat(together.at("/spread/0/0").doubleValue())
        .isCloseTo(Math.sqrt(squares / 2), within(1e-12));
    assertThat(together.has("targets")).isFalse();
    assertThat(byName.path("predictions")).isEqualTo(together.path("predictions"));
  }

  @Test
  void scoresTogetherOnRowsThatAllHoldOut() {
    Answer job = client().train(iris(3, 100));
    String jobs = "[\"%s\", \"%s\"]".formatted(job.id(), client().train(iris(3, 50)).id());

    JsonNode together =
        client().post("/v1/ensembles", "{\"jobs\": %s}".formatted(jobs)).isStatus(200).json();

    assertThat(together.path("predictions")).hasSize(150);
    assertThat(together.path("labels")).hasSize(150);
    assertThat(together.at("/holdout/rows").intValue()).isEqualTo(45);
    assertThat(together.at("/holdout/accuracy/value").doubleValue()).isGreaterThan(0.8);
  }

  @Test
  void refusesJobsThatPredictOtherThings() {
    String jobs =
        "[\"%s\", \"%s\"]"
            .formatted(
                client().train(iris(3, 2)).id(),
                client().train("{\"dataset\": \"xor\", \"epochs\": 2}").id());

    assertThat(
            client()
                .post("/v1/ensembles", "{\"jobs\": %s}".formatted(jobs))
                .isProblem(422)
                .places())
        .containsExactly("/jobs/1");
    assertThat(client().post("/v1/ensembles", "{\"jobs\": [], \"x\": 1}").isProblem(400).places())
        .containsExactly("/x", "/jobs");
  }
}
