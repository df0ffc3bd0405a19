package dev.plateau.web.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Experiments over HTTP: what they answer, and that their runs are those of jobs. */
class ExperimentControllerTests extends RunningService {
  private static final String XOR =
      """
      {"dataset": "xor", "init": {"type": "uniform", "low": 0, "high": 1}, "seed": 7, "alpha": 0.3,
       "epochs": 2000, "stopWhen": {"lossBelow": 0.01}}
      """;

  private static final String ENDLESS =
      """
      {"spec": {"dataset": "parity-6", "network": {"hidden": [16]}, "epochs": 10000000},
       "vary": {"seed": {"count": 8}}}
      """;

  private Answer submit(String spec, String vary, String more) {
    return client()
        .post(
            "/v1/experiments",
            "{\"spec\": %s, \"vary\": %s %s}".formatted(spec, vary, more),
            "Prefer",
            "wait=60");
  }

  private JsonNode finished(String spec, String vary) {
    JsonNode experiment = submit(spec, vary, "").isStatus(201).json();
    assertThat(experiment.path("status").stringValue()).isEqualTo("completed");
    return experiment;
  }

  /** The founding question's numbers, of 400 starts each by another implementation. */
  @Test
  void convergesAsOftenAsIsKnown() {
    JsonNode points =
        finished(
                XOR.replace("2000", "10000"),
                """
                {"init": [{"type": "uniform", "low": 0, "high": 1},
                          {"type": "uniform", "low": -0.5, "high": 0.5},
                          {"type": "uniform", "low": -1, "high": 1},
                          {"type": "uniform", "low": -2, "high": 2}],
                 "seed": {"count": 400}}
                """)
            .path("points");

    double[] known = {0.995, 0.935, 0.945, 0.893};
    for (int k = 0; k < known.length; k++) {
      double ofSampling = 3 * Math.sqrt(2 * known[k] * (1 - known[k]) / 400);
      assertThat(points.get(k).path("runs").intValue()).isEqualTo(400);
      assertThat(points.get(k).path("rate").doubleValue())
          .as("start %d", k)
          .isCloseTo(known[k], within(ofSampling));
    }
  }

  @Test
  void neverConvergesWithTooLargeSteps() {
    JsonNode point =
        finished(XOR.replace("0.3", "1").replace("2000", "10000"), "{\"seed\": {\"count\": 400}}")
            .path("points")
            .get(0);

    assertThat(point.path("converged").intValue()).isZero();
    assertThat(point.path("high95").doubleValue()).isCloseTo(0.0095, within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dataset\": \"xor\", \"seed\": 3, \"epochs\": 50}",
        "{\"dataset\": \"xor\", \"seed\": 3, \"epochs\": 50, \"batchSize\": 2, \"keep\": \"best\"}",
        """
        {"dataset": "iris", "holdout": 0.3, "standardize": true, "seed": 3, "epochs": 20,
         "network": {"hidden": [3], "output": "softmax"}, "loss": "cross-entropy"}
        """
      })
  void endsRunsWithTheBitsOfJobs(String spec) {
    Answer experiment =
        submit(spec, "{\"alpha\": [0.1, 0.5], \"seed\": {\"count\": 3}}", "").isStatus(201);

    for (int run : new int[] {0, 4}) {
      String address = "/v1/experiments/" + experiment.id() + "/runs/" + run;
      JsonNode opened = client().get(address).isStatus(200).json();
      JsonNode job = client().method("POST", address, "Prefer", "wait=60").isStatus(201).json();

      assertThat(job.path("spec")).isEqualTo(opened.path("spec"));
      assertThat(job.path("spec").path("seed").longValue()).isEqualTo(3 + run % 3);
      assertThat(job.path("spec").path("alpha").doubleValue()).isEqualTo(run < 3 ? 0.1 : 0.5);
      JsonNode end = opened.path("end");
      assertThat(end.path("finalLoss")).isEqualTo(job.path("finalLoss"));
      assertThat(end.path("initialLoss")).isEqualTo(job.path("initialLoss"));
      assertThat(end.path("holdoutLoss")).isEqualTo(job.path("holdoutLoss"));
      assertThat(end.path("epochs")).isEqualTo(job.path("progress").path("epoch"));
      assertThat(end.path("converged").booleanValue())
          .isEqualTo(job.path("outcome").stringValue().equals("converged"));
    }
  }

  @Test
  void summarizesPointsAndEffects() {
    JsonNode experiment =
        finished(XOR, "{\"alpha\": [0.3, 1.5], \"init.high\": [1, 2], \"seed\": {\"count\": 20}}");

    List<JsonNode> points = experiment.path("points").valueStream().toList();
    assertThat(points)
        .extracting(point -> point.path("values").toString())
        .containsExactly(
            "{\"alpha\":0.3,\"init.high\":1}",
            "{\"alpha\":0.3,\"init.high\":2}",
            "{\"alpha\":1.5,\"init.high\":1}",
            "{\"alpha\":1.5,\"init.high\":2}");
    JsonNode levels = experiment.path("effects").get(0).path("levels");
    assertThat(experiment.path("effects").get(0).path("field").stringValue()).isEqualTo("alpha");
    assertThat(levels.get(0).path("converged").intValue())
        .isEqualTo(
            points.get(0).path("converged").intValue()
                + points.get(1).path("converged").intValue());
    assertThat(levels.get(0).has("difference")).isFalse();
    JsonNode difference = levels.get(1).path("difference");
    assertThat(difference.path("value").doubleValue())
        .isEqualTo(
            levels.get(1).path("rate").doubleValue() - levels.get(0).path("rate").doubleValue());
    assertThat(difference.path("high95").doubleValue()).isNegative();
    assertThat(experiment.path("best").path("spec").path("alpha").doubleValue()).isEqualTo(0.3);
  }

  @Test
  void samplesRangesEvenly() {
    JsonNode experiment =
        submit(
                "{\"dataset\": \"xor\", \"seed\": 3}",
                "{\"alpha\": {\"from\": 0.01, \"to\": 1, \"scale\": \"log\"}, \"epochs\":"
                    + " {\"from\": 10, \"to\": 20}, \"optimizer\": [\"adam\", \"rprop\"]}",
                ", \"design\": \"sobol\", \"points\": 32")
            .isStatus(201)
            .json();

    List<JsonNode> values =
        experiment.path("points").valueStream().map(point -> point.path("values")).toList();
    assertThat(values)
        .hasSize(32)
        .allMatch(one -> one.path("epochs").isIntegralNumber())
        .filteredOn(one -> one.path("alpha").doubleValue() < 0.1)
        .hasSize(16);
    assertThat(values)
        .filteredOn(one -> one.path("optimizer").stringValue().equals("adam"))
        .hasSize(16);
    assertThat(experiment.path("effects").get(0).path("levels")).hasSize(5);
  }

  @Test
  void trainsAPlaneOfStarts() {
    Answer experiment =
        submit(
                "{\"dataset\": \"xor\", \"init\": {\"type\": \"constant\", \"value\": 0.1},"
                    + " \"seed\": 7, \"epochs\": 100}",
                "{\"theta\": {\"directions\": [\"w1\", \"b3\"], \"from\": -2, \"to\": 2,"
                    + " \"resolution\": 5}}",
                "")
            .isStatus(201);

    JsonNode run = client().get("/v1/experiments/" + experiment.id() + "/runs/9").json();

    assertThat(run.path("values").toString()).isEqualTo("{\"x\":2.0,\"y\":-1.0}");
    assertThat(run.path("spec").path("init").path("values").toString())
        .isEqualTo("[2.0,0.1,0.1,0.1,0.1,0.1,0.1,0.1,-1.0]");
  }

  @Test
  void mapsTwoFieldsWhateverTheOthersAre() {
    JsonNode experiment =
        finished(
            XOR, "{\"alpha\": [0.3, 1.5, 2], \"init.high\": [1, 2], \"seed\": {\"count\": 10}}");
    String address = "/v1/experiments/" + experiment.path("id").stringValue();

    JsonNode map = client().get(address + "?x=init.high&y=alpha&value=rate").isStatus(200).json();

    assertThat(map.path("x").toString()).isEqualTo("{\"field\":\"init.high\",\"values\":[1,2]}");
    assertThat(map.path("y").path("values").toString()).isEqualTo("[0.3,1.5,2]");
    for (int point = 0; point < 6; point++) {
      assertThat(map.path("z").get(point / 2).get(point % 2))
          .isEqualTo(experiment.path("points").get(point).path("rate"));
    }
    assertThat(client().get(address + "?value=epochs").json().at("/z/0/1").isNull()).isTrue();
    assertThat(client().get(address, "Accept", "image/svg+xml").isStatus(200).body())
        .startsWith("<?xml")
        .contains("alpha", "init.high");
    assertThat(client().get(address + "?x=alpha&y=alpha").isProblem(422).places())
        .containsExactly("y");
    assertThat(client().get(address + "?x=seed&value=basin").isProblem(422).places())
        .containsExactly("x", "value");
    assertThat(client().get(address + "?value=nonsense").isProblem(400).places())
        .containsExactly("value");
  }

  @Test
  void showsWhereStartsEnd() {
    JsonNode experiment =
        finished(
            XOR.replace("2000", "10000"),
            "{\"theta\": {\"directions\": [\"w1\", \"w4\"], \"from\": -5, \"to\": 5,"
                + " \"resolution\": 16}}");
    String address = "/v1/experiments/" + experiment.path("id").stringValue();

    JsonNode together = client().get(address + "?value=basin").isStatus(200).json();
    JsonNode apart = client().get(address + "?value=basin&copies=apart").isStatus(200).json();

    List<JsonNode> groups = together.path("groups").valueStream().toList();
    assertThat(groups.getFirst().path("fate").stringValue()).isEqualTo("converged");
    assertThat(groups.getFirst().path("runs"))
        .isEqualTo(experiment.path("points").get(0).path("converged"));
    assertThat(groups.get(1).path("medianFinalLoss").doubleValue()).isCloseTo(0.125, within(0.001));
    assertThat(apart.path("groups").size()).isGreaterThan(groups.size());
    int run = groups.get(1).path("run").intValue();
    assertThat(together.path("z").get(run / 16).get(run % 16).intValue()).isEqualTo(1);
  }

  @Test
  void namesEveryFaultWithItsPlace() {
    Answer answer =
        submit(
            "{\"dataset\": \"xor\", \"init\": {\"type\": \"uniform\", \"low\": 0}, \"epochs\": 0}",
            "{\"init.high\": [1, -1], \"network.width\": [1]}",
            "");

    assertThat(answer.isProblem(400).places())
        .containsExactlyInAnyOrder("/spec/epochs", "/vary/network.width", "/vary/init.high");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'seed': {'from': 1, 'to': 2, 'steps': 2}} | '' | /vary/seed",
        "{'seed': [1, -1]} | '' | /vary/seed/1",
        "{'seed': {'count': 2}, 'theta': {'directions': ['w1', 'w2'], 'from': 0, 'to': 1,"
            + " 'resolution': 2}} | '' | /vary/theta",
        "{'theta': {'directions': ['w1', 'w77'], 'from': 0, 'to': 1, 'resolution': 2}} | '' |"
            + " /vary/theta/directions/1",
        "{'theta': {'directions': ['w1'], 'from': 0, 'to': 1, 'resolution': 2}} | '' |"
            + " /vary/theta/directions",
        "{'dataset': ['xor', 'and']} | '' | /vary/dataset",
        "{'alpha': {'from': 0.1, 'to': 1}} | '' | /vary/alpha/steps",
        "{'alpha': {'from': 0, 'to': 1, 'steps': 3, 'scale': 'log'}} | '' | /vary/alpha/scale",
        "{'alpha': []} | '' | /vary/alpha",
        "{'alpha': {'count': 3}} | '' | /vary/alpha",
        "{'alpha': [0.1]} | , 'design': 'sobol' | /points",
        "{'alpha': [0.1]} | , 'points': 3 | /points",
        "{'init': [{'type': 'constant', 'value': 1}], 'init.value': [2]} | '' | /vary",
        "{'seed': {'count': 1000001}} | '' | /vary"
      })
  void refusesWhatCannotVary(String vary, String more, String place) {
    Answer answer =
        submit(
            "{\"dataset\": \"xor\", \"init\": {\"type\": \"constant\", \"value\": 1}}",
            vary.replace('\'', '"'),
            more.replace('\'', '"'));

    assertThat(answer.isProblem(422).places()).containsExactly(place);
  }

  @Test
  void refusesSpecsWhoseRunsWouldDiffer() {
    Answer answer =
        submit(
            "{\"dataset\": \"xor\", \"stopWhen\": {\"seconds\": 1},"
                + " \"from\": {\"job\": \"01900000-0000-7000-8000-000000000000\", \"epoch\": 1}}",
            "{\"seed\": {\"count\": 2}}",
            "");

    assertThat(answer.isProblem(422).places())
        .containsExactly("/spec/from", "/spec/stopWhen/seconds");
  }

  @Test
  void runsOnRowsOfItsOwn() {
    String rows = IntStream.range(0, 600).mapToObj(k -> "[" + k / 600.0 + "]").toList().toString();
    JsonNode experiment =
        finished(
            "{\"dataset\": {\"inputs\": %s, \"targets\": %s}, \"network\": {\"hidden\": []}, \"epochs\": 5}"
                .formatted(rows, rows),
            "{\"alpha\": [0.1, 0.2]}");

    assertThat(experiment.path("spec").path("dataset").stringValue()).hasSize(36);
    Answer kept =
        client()
            .method(
                "DELETE", "/v1/datasets/" + experiment.path("spec").path("dataset").stringValue());
    assertThat(kept.isProblem(409).json().path("detail").stringValue()).contains("experiment");
  }

  @Test
  void cancelsAtOnceAndDeletesOnlyWhatHasEnded() {
    String id = client().post("/v1/experiments", ENDLESS).isStatus(202).id();
    String address = "/v1/experiments/" + id;

    client().method("DELETE", address).isProblem(409);
    Answer cancelled = client().method("POST", address + "/cancel").isStatus(202);

    assertThat(cancelled.json().path("status").stringValue()).isEqualTo("cancelled");
    client().method("POST", address + "/cancel").isProblem(409);
    assertThat(client().get(address + "/runs/0").json().path("end").isNull()).isTrue();
    client().method("DELETE", address).isStatus(204);
    client().get(address).isProblem(404);
    client().get(address + "/runs/0").isProblem(404);
  }

  @Test
  void streamsProgressAndTheEnd() {
    String id = finished(XOR, "{\"seed\": {\"count\": 2}}").path("id").stringValue();

    String events = client().get("/v1/experiments/" + id + "/events").isStatus(200).body();

    assertThat(events).startsWith("event: finished\n").contains("\"status\":\"completed\"");
    client().get("/v1/experiments/" + id + "/events", "Last-Event-ID", "finished").isStatus(204);
  }

  @Test
  void doesNotRepeatWhatTheClientHas() {
    String address =
        "/v1/experiments/" + finished(XOR, "{\"seed\": {\"count\": 2}}").path("id").stringValue();

    Answer first = client().get(address).isStatus(200);

    client().get(address, "If-None-Match", first.header("ETag").orElseThrow()).isStatus(304);
    client().get(address, "Accept", "text/csv").isProblem(406);
    client().get(address + "/runs/2").isProblem(404);
    client().get(address + "/runs/x").isProblem(404);
    client().get("/v1/experiments/nonsense").isProblem(404);
  }

  @Test
  void listsExperimentsPageByPage() {
    String older = finished(XOR, "{\"seed\": {\"count\": 1}}").path("id").stringValue();
    String newer = finished(XOR, "{\"seed\": {\"count\": 1}}").path("id").stringValue();

    Answer page = client().get("/v1/experiments?limit=1").isStatus(200);
    Answer next =
        client().get("/v1/experiments?limit=1&cursor=" + page.json().path("next").stringValue());

    assertThat(page.json().path("items").get(0).path("id").stringValue()).isEqualTo(newer);
    assertThat(page.header("Link").orElse("")).contains("rel=\"next\"");
    assertThat(next.json().path("items").get(0).path("id").stringValue()).isEqualTo(older);
    client().get("/v1/experiments?limit=0").isProblem(422);
  }
}
