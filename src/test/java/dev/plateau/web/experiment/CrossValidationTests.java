package dev.plateau.web.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Folds and learning curves: how well runs predict rows that they were not trained on. */
class CrossValidationTests extends RunningService {
  private static final String IRIS =
      """
      {"dataset": "iris", "network": {"hidden": [3], "output": "softmax"}, "loss": "cross-entropy",
       "standardize": true, "seed": 3, "epochs": 60}
      """;

  private Answer submit(String spec, String more) {
    return client()
        .post(
            "/v1/experiments",
            "{\"spec\": %s, %s}".formatted(spec, more.replace('\'', '"')),
            "Prefer",
            "wait=60");
  }

  /** Every run as a job by itself, with the metrics of its result. */
  private List<JsonNode> jobs(Answer experiment, int runs) {
    List<JsonNode> metrics = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      String address = "/v1/experiments/" + experiment.id() + "/runs/" + run;
      Answer job = client().method("POST", address, "Prefer", "wait=60").isStatus(201);
      assertThat(client().get(address).json().at("/end/holdoutLoss"))
          .isEqualTo(job.json().path("holdoutLoss"));
      metrics.add(client().get("/v1/jobs/" + job.id() + "/metrics").isStatus(200).json());
    }
    return metrics;
  }

  @Test
  void meansWhatTheJobsOfAllFoldsScore() {
    Answer experiment = submit(IRIS, "'folds': 3, 'repeats': 2").isStatus(201);
    JsonNode point = experiment.json().path("points").get(0);

    List<JsonNode> jobs = jobs(experiment, 6);

    assertThat(point.path("runs").intValue()).isEqualTo(6);
    for (String metric : new String[] {"loss", "balancedAccuracy", "logLoss", "auc"}) {
      for (String rows : new String[] {"training", "holdout"}) {
        JsonNode mean = point.path("metrics").path(rows).path(metric);
        double[] each =
            jobs.stream().mapToDouble(job -> job.path(rows).path(metric).doubleValue()).toArray();
        double expected = Arrays.stream(each).average().orElseThrow();
        double squares = Arrays.stream(each).map(x -> (x - expected) * (x - expected)).sum();
        double reach = 2.570581835636 * Math.sqrt((1 / 6.0 + 1 / 2.0) * squares / 5);

        assertThat(mean.path("count").intValue()).isEqualTo(6);
        assertThat(mean.path("mean").doubleValue()).isCloseTo(expected, within(1e-12));
        assertThat(mean.path("high95").doubleValue()).isCloseTo(expected + reach, within(1e-9));
      }
    }
    assertThat(jobs).allMatch(job -> job.at("/holdout/rows").intValue() == 50);
  }

  @Test
  void partsRowsAnewForEachRepeat() {
    Answer experiment = submit(IRIS, "'folds': 3, 'repeats': 2, 'vary': {'seed': {'count': 2}}");
    List<String> values = new ArrayList<>();
    for (int run : new int[] {0, 1, 2, 6, 11}) {
      JsonNode opened =
          client().get("/v1/experiments/" + experiment.id() + "/runs/" + run).isStatus(200).json();
      values.add(opened.path("values").toString());
      assertThat(opened.at("/spec/splitSeed")).isEqualTo(opened.at("/values/splitSeed"));
      assertThat(opened.at("/spec/fold/number")).isEqualTo(opened.at("/values/fold.number"));
    }

    assertThat(values)
        .containsExactly(
            "{\"seed\":3,\"fold.number\":1,\"splitSeed\":3}",
            "{\"seed\":4,\"fold.number\":1,\"splitSeed\":3}",
            "{\"seed\":3,\"fold.number\":2,\"splitSeed\":3}",
            "{\"seed\":3,\"fold.number\":1,\"splitSeed\":4}",
            "{\"seed\":4,\"fold.number\":3,\"splitSeed\":4}");
    JsonNode point = experiment.json().path("points").get(0);
    assertThat(point.path("runs").intValue()).isEqualTo(12);
    assertThat(point.at("/metrics/holdout/accuracy/count").intValue()).isEqualTo(6);
  }

  @Test
  void trainsTheBestOnAllRows() {
    JsonNode experiment =
        submit(IRIS, "'folds': 4, 'vary': {'weightDecay': [0.5, 0]}").isStatus(201).json();

    JsonNode best = experiment.path("best");

    assertThat(best.path("point").intValue()).isEqualTo(1);
    assertThat(best.at("/spec/fold").isNull()).isTrue();
    JsonNode job = client().post("/v1/jobs", best.path("spec").toString()).isStatus(202).json();
    assertThat(job.path("spec")).isEqualTo(best.path("spec"));
    assertThat(experiment.path("folds").intValue()).isEqualTo(4);
  }

  @Test
  void drawsALearningCurveOnTheSameHeldOutRows() {
    String spec = IRIS.replace("\"epochs\"", "\"holdout\": 0.4, \"epochs\"");
    Answer experiment = submit(spec, "'vary': {'trainingRows': [6, 30, 90]}").isStatus(201);

    List<JsonNode> jobs = jobs(experiment, 3);

    assertThat(jobs)
        .extracting(job -> job.at("/training/rows").intValue())
        .containsExactly(6, 30, 90);
    assertThat(jobs).allMatch(job -> job.at("/holdout/rows").intValue() == 60);
    List<JsonNode> points = experiment.json().path("points").valueStream().toList();
    for (int k = 0; k < 3; k++) {
      assertThat(points.get(k).at("/metrics/holdout/accuracy/mean"))
          .isEqualTo(jobs.get(k).at("/holdout/accuracy/value"));
      assertThat(points.get(k).at("/metrics/holdout/accuracy/low95").isNull()).isTrue();
    }
    assertThat(points.get(2).at("/metrics/holdout/accuracy/mean").doubleValue())
        .isGreaterThan(points.get(0).at("/metrics/holdout/accuracy/mean").doubleValue());
  }

  @Test
  void drawsTheLearningCurveAsNumbersAndPictures() {
    String request =
        "'name': 'How many rows?', 'folds': 3, 'vary': {'network.hidden': [[2], [4]],"
            + " 'trainingRows': [10, 40, 90]}";
    Answer experiment = submit(IRIS, request).isStatus(201);
    String address = "/v1/experiments/" + experiment.id();

    JsonNode curve = client().get(address + "?curve=trainingRows").isStatus(200).json();

    assertThat(curve.path("metric").stringValue()).isEqualTo("accuracy");
    JsonNode points = experiment.json().path("points");
    for (int k = 0; k < 6; k++) {
      JsonNode point = points.get(k);
      JsonNode series = curve.path("series").get(k / 3);
      JsonNode spot = series.path("points").get(k % 3);
      assertThat(series.at("/values/network.hidden")).isEqualTo(point.at("/values/network.hidden"));
      assertThat(spot.path("value").intValue()).isEqualTo(new int[] {10, 40, 90}[k % 3]);
      assertThat(spot.path("holdout")).isEqualTo(point.at("/metrics/holdout/accuracy"));
      assertThat(spot.path("training")).isEqualTo(point.at("/metrics/training/accuracy"));
    }
    assertThat(
            client()
                .get(address + "?curve=trainingRows&metric=log-loss", "Accept", "image/svg+xml")
                .isStatus(200)
                .body())
        .startsWith("<?xml")
        .contains(
            "How many rows?", "rows held out, network.hidden [4]", "log loss", ">40<", ">80<");
    assertThat(client().get(address + "?curve=trainingRows", "Accept", "image/png").isStatus(200))
        .isNotNull();
  }

  @Test
  void drawsACurveWhereAPictureIsAskedForAndOneFieldVaries() {
    Answer experiment =
        submit(
                IRIS.replace("\"epochs\"", "\"holdout\": 0.4, \"epochs\""),
                "'vary': {'trainingRows': [6, 30]}")
            .isStatus(201);
    String address = "/v1/experiments/" + experiment.id();

    assertThat(client().get(address, "Accept", "image/svg+xml").isStatus(200).body())
        .contains("Learning curve", "accuracy of rows held out is");
    assertThat(client().get(address + "?x=trainingRows").isProblem(422).places())
        .containsExactly("x");
  }

  @ParameterizedTest
  @CsvSource({
    "curve=alpha, 422, curve",
    "metric=r-squared, 422, metric",
    "metric=nonsense, 400, metric",
    "curve=trainingRows&x=alpha, 422, x"
  })
  void refusesCurvesThatItDoesNotHave(String query, int status, String place) {
    Answer experiment = submit(IRIS, "'folds': 2, 'vary': {'trainingRows': [6, 30]}").isStatus(201);

    assertThat(
            client()
                .get("/v1/experiments/" + experiment.id() + "?" + query)
                .isProblem(status)
                .places())
        .containsExactly(place);
  }

  @Test
  void hasNoCurveWhereRunsAreNotScored() {
    Answer experiment = submit("{\"dataset\": \"xor\"}", "'vary': {'alpha': [0.1, 0.2]}");

    assertThat(
            client()
                .get("/v1/experiments/" + experiment.id() + "?curve=alpha")
                .isProblem(422)
                .places())
        .containsExactly("metric");
  }

  @Test
  void scoresNumbersByTheirOwnMetrics() {
    JsonNode metrics =
        submit("{\"dataset\": \"sine\", \"seed\": 1, \"epochs\": 50}", "'folds': 5")
            .isStatus(201)
            .json()
            .at("/points/0/metrics/holdout");

    assertThat(metrics.propertyNames()).containsExactly("loss", "rSquared", "rmse", "mae");
  }

  @Test
  void givesTheSameBitsAgain() {
    String request = "'folds': 5, 'vary': {'alpha': [0.1, 0.3]}";

    assertThat(submit(IRIS, request).json().path("points"))
        .isEqualTo(submit(IRIS, request).json().path("points"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'folds': 151 | /folds",
        "'folds': 3, 'vary': {'holdout': [0.1]} | /vary/holdout",
        "'folds': 3, 'vary': {'fold.number': [1]} | /vary/fold.number",
        "'repeats': 2 | /repeats",
        "'folds': 3, 'vary': {'trainingRows': [100, 101]} | /vary/trainingRows",
        "'folds': 3, 'vary': {'theta': {'directions': ['w1', 'w2'], 'from': 0, 'to': 1,"
            + " 'resolution': 2}} | /folds"
      })
  void refusesFoldsThatCannotBe(String more, String place) {
    assertThat(submit(IRIS, more).isProblem(422).places()).containsExactly(place);
  }

  @Test
  void refusesPartingsThatDoNotGoTogether() {
    assertThat(
            submit(IRIS.replace("\"epochs\"", "\"holdout\": 0.1, \"epochs\""), "'folds': 3")
                .isProblem(422)
                .places())
        .containsExactly("/spec/holdout");
    assertThat(
            client()
                .post(
                    "/v1/jobs",
                    "{\"dataset\": \"xor\", \"holdout\": 0.3, \"fold\": {\"number\": 3, \"of\":"
                        + " 2}}")
                .isProblem(422)
                .places())
        .containsExactlyInAnyOrder("/fold", "/fold/number");
    assertThat(
            client()
                .post("/v1/jobs", "{\"dataset\": \"xor\", \"fold\": {\"number\": 1, \"of\": 5}}")
                .isProblem(422)
                .places())
        .containsExactly("/fold/of");
    assertThat(
            client()
                .post("/v1/jobs", "{\"dataset\": \"xor\", \"trainingRows\": 5}")
                .isProblem(422)
                .places())
        .containsExactly("/trainingRows");
  }
}
