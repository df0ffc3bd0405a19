package dev.plateau.web.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Gradients over HTTP: derived, checked against claims, along a run. */
class GradientControllerTests extends RunningService {
  private static final String FOUNDING =
      "\"dataset\":\"xor\",\"theta\":[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1]";

  @Test
  void answersTheFoundingQuestion() {
    JsonNode answer = ok(post("", "{%s}".formatted(FOUNDING)));

    assertThat(answer.get("loss").doubleValue()).isEqualTo(0.3341263195427419);
    assertThat(answer.get("norm").doubleValue()).isEqualTo(0.7351620170982124);
    JsonNode w1 = answer.at("/gradient/0");
    assertThat(w1.get("name").stringValue()).isEqualTo("w1");
    assertThat(w1.get("value").doubleValue()).isEqualTo(-0.007150751469595892);
    assertThat(w1.get("relativeError").doubleValue()).isLessThan(1e-8);
    assertThat(w1.get("formula").stringValue())
        .isEqualTo(
            "\\frac{\\partial L}{\\partial w_1} = -\\frac{2}{n}\\sum_i (y_i-\\hat y_i)\\, w_5\\,"
                + " h'(z_{1i})\\, x_{1i}");
    assertThat(w1.get("claimed").isNull() && w1.get("agrees").isNull()).isTrue();
    assertThat(answer.at("/check/agrees").booleanValue()).isTrue();
    assertThat(answer.at("/check/points").intValue()).isEqualTo(4);
    assertThat(answer.at("/check/maxRelativeError").doubleValue()).isLessThan(1e-8);
    assertThat(answer.at("/hessian/eigenvalues")).hasSize(9);
    assertThat(answer.at("/hessian/largest").doubleValue()).isCloseTo(3.2094600887, within(1e-9));
    assertThat(answer.at("/hessian/smallest").doubleValue()).isCloseTo(-0.174837, within(1e-6));
    assertThat(answer.at("/hessian/largestStableAlpha").doubleValue())
        .isCloseTo(0.623158, within(1e-6));
    assertThat(answer.get("identicalUnits").toString())
        .isEqualTo("[{\"layer\":1,\"units\":[1,2]}]");
    assertThat(answer.get("rows")).hasSize(4);
    assertThat(answer.at("/rows/3/prediction/0").doubleValue()).isCloseTo(0.2148885, within(1e-7));
    assertThat(answer.get("reason").isNull()).isTrue();
    assertThat(answer.get("warnings")).isEmpty();
  }

  @Test
  void leavesRowsOutOnRequest() {
    assertThat(ok(post("?rows=false", "{%s}".formatted(FOUNDING))).has("rows")).isFalse();
    assertThat(post("?rows=no", "{%s}".formatted(FOUNDING)).status()).isEqualTo(400);
  }

  @Test
  void checksClaimsEntryByEntryAndSaysWhatItCannotTellApart() {
    String claims = "[-0.007150751,null,0.007150751,null,-0.308001,null,null,null,-0.59]";
    JsonNode right = ok(post("?rows=false", "{%s}".formatted(FOUNDING)));
    String swapped =
        "[null,null,null,null,%s,%s,null,null,null]"
            .formatted(right.at("/gradient/5/value"), right.at("/gradient/4/value"));

    JsonNode wrong = ok(post("", "{%s,\"claimed\":%s}".formatted(FOUNDING, claims)));
    JsonNode accident = ok(post("", "{%s,\"claimed\":%s}".formatted(FOUNDING, swapped)));

    assertThat(agrees(wrong, 0)).isEqualTo("true");
    assertThat(agrees(wrong, 1)).isEqualTo("null");
    assertThat(agrees(wrong, 2)).isEqualTo("false");
    assertThat(agrees(wrong, 8)).isEqualTo("false");
    assertThat(wrong.at("/gradient/2/claimedError").doubleValue()).isCloseTo(2, within(1e-6));
    assertThat(wrong.get("warnings")).isEmpty();
    assertThat(agrees(accident, 4)).isEqualTo("true");
    assertThat(accident.at("/warnings/0/id").stringValue()).isEqualTo("indistinguishable-claims");
    assertThat(accident.at("/warnings/0/summary").stringValue()).contains("accident: w5, w6.");
  }

  /** Decimals are rounded; an integer, and how programs write 0, are not. */
  @ParameterizedTest
  @CsvSource({
    "-0.58, true",
    "-0.580, true",
    "-0.5801, true",
    "-0.5802, false",
    "-0.59, false",
    "-5.8e-1, true",
    "-1, false",
    "0, false",
    "0.0, false"
  })
  void comparesClaimsAtThePrecisionTyped(String typed, String agrees) {
    String claims = "[null,null,null,null,null,null,null,null,%s]".formatted(typed);

    JsonNode answer = ok(post("?rows=false", "{%s,\"claimed\":%s}".formatted(FOUNDING, claims)));

    assertThat(answer.at("/gradient/8/value").doubleValue()).isCloseTo(-0.58009, within(1e-5));
    assertThat(agrees(answer, 8)).isEqualTo(agrees);
  }

  @Test
  void seesSwappedClaimsAtARandomPoint() {
    String start =
        "\"dataset\":\"xor\",\"init\":{\"type\":\"uniform\",\"low\":-1,\"high\":1},\"seed\":7";
    JsonNode right = ok(post("", "{%s}".formatted(start)));
    String swapped =
        "[null,null,null,null,%s,%s,null,null,null]"
            .formatted(right.at("/gradient/5/value"), right.at("/gradient/4/value"));

    JsonNode answer = ok(post("", "{%s,\"claimed\":%s}".formatted(start, swapped)));

    assertThat(answer.get("theta")).hasSize(9);
    assertThat(answer.get("theta")).isEqualTo(right.get("theta"));
    assertThat(agrees(answer, 4)).isEqualTo("false");
    assertThat(agrees(answer, 5)).isEqualTo("false");
  }

  @Test
  void saysWhichUnitOverflows() {
    JsonNode answer =
        ok(
            post(
                "",
                """
                {"dataset": "xor", "network": {"activation": "identity"}, "claimed":
                 [1,1,1,1,1,1,1,1,1], "theta": [0,1e308,0,1e308,1,1,0,0,0]}\
                """));

    assertThat(answer.get("loss").isNull()).isTrue();
    assertThat(answer.get("norm").isNull()).isTrue();
    assertThat(answer.get("check").isNull() && answer.get("hessian").isNull()).isTrue();
    assertThat(answer.get("gradient")).hasSize(9);
    assertThat(answer.at("/gradient/0/value").isNull()).isTrue();
    assertThat(agrees(answer, 0)).isEqualTo("null");
    assertThat(answer.get("reason").stringValue())
        .isEqualTo("row 1: its loss is Infinity though every unit is finite");
    assertThat(answer.get("rows")).hasSize(4);
  }

  @Test
  void namesEveryFaultAtOnce() {
    Answer ranges =
        post(
            "",
            "{\"dataset\":\"xor\",\"theta\":[1,2],\"claimed\":[1],\"loss\":\"bce\",\"seed\":-1}");
    Answer forms =
        post(
            "",
            "{\"dataset\":\"xor\",\"theta\":[1e999,\"1\",null],\"claimed\":3,\"alpha\":1,"
                + "\"optimizer\":\"sgd\"}");

    assertThat(ranges.isProblem(422).places())
        .containsExactlyInAnyOrder("/network/output", "/seed", "/theta", "/claimed");
    assertThat(forms.isProblem(400).places())
        .containsExactlyInAnyOrder(
            "/theta/0", "/theta/1", "/theta/2", "/theta", "/claimed", "/alpha", "/optimizer");
  }

  @Test
  void refusesNetworksWhoseGradientIsTooLongAnAnswer() {
    String wide = "\"dataset\":\"xor\",\"network\":{\"hidden\":[993,997]},\"seed\":1";
    String job = client().train("{%s,\"epochs\":1}".formatted(wide)).id();

    for (Answer answer :
        List.of(
            client().post("/v1/gradients", "{%s}".formatted(wide)),
            client().get("/v1/jobs/" + job + "/gradient"))) {
      assertThat(answer.isProblem(422).body())
          .contains("/network", "994,995 parameters, above the limit of 200,000 for gradients");
    }
  }

  @Test
  void samplesWhatWouldTakeTooLong() {
    JsonNode answer =
        ok(
            post(
                "?rows=false",
                "{\"dataset\":\"spirals\",\"network\":{\"hidden\":[600],\"activation\":\"tanh\"},"
                    + "\"seed\":1}"));

    long compared =
        answer.get("gradient").valueStream().filter(e -> !e.get("numerical").isNull()).count();
    assertThat(compared).isBetween(1L, 1_000L);
    assertThat(answer.at("/check/agrees").booleanValue()).isTrue();
    assertThat(answer.at("/hessian/eigenvalues").isNull()).isTrue();
    assertThat(answer.at("/hessian/largest").doubleValue()).isPositive();
    assertThat(answer.at("/hessian/reason").stringValue()).contains("512");
    assertThat(answer.at("/warnings/0/id").stringValue()).isEqualTo("comparison-sampled");
  }

  @Test
  void givesTheLargestStableAlphaOfTheOptimizer() {
    String momentum =
        "{%s,\"optimizer\":{\"type\":\"momentum\",\"momentum\":0.5}}".formatted(FOUNDING);
    String job =
        client().train("{\"dataset\":\"xor\",\"optimizer\":\"adam\",\"epochs\":5,\"seed\":1}").id();

    JsonNode slower = ok(post("?rows=false", momentum));
    JsonNode none = ok(post("?rows=false", "{%s,\"optimizer\":\"adam\"}".formatted(FOUNDING)));
    JsonNode along = ok(client().get("/v1/jobs/" + job + "/gradient?rows=false"));

    assertThat(slower.at("/hessian/largestStableAlpha").doubleValue())
        .isCloseTo(3 / 3.2094600887, within(1e-6));
    assertThat(none.at("/hessian/largest").doubleValue()).isPositive();
    assertThat(none.at("/hessian/largestStableAlpha").isNull()).isTrue();
    assertThat(along.at("/hessian/largestStableAlpha").isNull()).isTrue();
  }

  @Test
  void followsAJobsRun() {
    String gradient = "/v1/jobs/" + client().train(Client.FOUNDING).id() + "/gradient";

    JsonNode start = ok(client().get(gradient + "?epoch=0"));
    Answer end = client().get(gradient + "?rows=false");

    assertThat(start.get("loss").doubleValue()).isEqualTo(0.3341263195427419);
    assertThat(start.get("theta").get(0).doubleValue()).isEqualTo(0.1);
    assertThat(start.get("rows")).hasSize(4);
    assertThat(ok(end).get("loss").doubleValue()).isCloseTo(0.2499951916, within(1e-10));
    assertThat(ok(end).at("/check/agrees").booleanValue()).isTrue();
    assertThat(ok(end).at("/hessian/largest").doubleValue()).isCloseTo(3.3005, within(1e-4));
    String tag = end.header("ETag").orElseThrow();
    client().get(gradient + "?rows=false", "If-None-Match", tag).isStatus(304);
    assertThat(client().get(gradient + "?epoch=10001").isProblem(422).places())
        .containsExactly("epoch");
    assertThat(client().get(gradient + "?epoch=10001&rows=1").isProblem(400).places())
        .containsExactly("epoch", "rows");
  }

  @Test
  void waitsForAResult() {
    String id = client().startEndless();

    Answer early = client().get("/v1/jobs/" + id + "/gradient");

    early.isProblem(409);
    client().stop(id);
  }

  @Test
  void followsTheStepsOfTheCallersProgram() {
    String right =
        """
        {"dataset": "xor", "alpha": 0.3, "trajectory": [[0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1,0.1],
        [0.10215,0.10215,0.10215,0.10215,0.19566,0.19566,0.10431,0.10431,0.27403]%s]}\
        """;
    String again = ",[0.10441,0.10441,0.10441,0.10441,0.29464,0.29464,0.10894,0.10894,0.45418]";

    JsonNode follows = ok(post("?rows=false", right.formatted("")));
    JsonNode departs = ok(post("?rows=false", right.formatted(again)));

    assertThat(follows.get("theta").get(8).doubleValue()).isEqualTo(0.1);
    assertThat(follows.at("/trajectory/agrees").booleanValue()).isTrue();
    assertThat(follows.at("/trajectory/step").isNull()).isTrue();
    assertThat(departs.at("/trajectory/agrees").booleanValue()).isFalse();
    assertThat(departs.at("/trajectory/step").intValue()).isEqualTo(2);
    assertThat(departs.at("/trajectory/name").stringValue()).isEqualTo("w1");
    assertThat(departs.at("/trajectory/got").doubleValue()).isEqualTo(0.10441);
    assertThat(departs.at("/trajectory/expected").doubleValue()).isCloseTo(0.10226, within(2e-5));
    assertThat(departs.at("/trajectory/entries").intValue()).isEqualTo(9);
    assertThat(departs.at("/trajectory/mistake").stringValue()).isEqualTo("not-reset");
    assertThat(ok(post("", "{%s}".formatted(FOUNDING))).has("trajectory")).isFalse();
  }

  @Test
  void refusesTrajectoriesThatCannotBeCompared() {
    String points = "[[0,0,0,0,0,0,0,0,0],[1,2]]";

    Answer ranges =
        post(
            "",
            "{%s,\"trajectory\":%s,\"seed\":1,\"optimizer\":\"lbfgs\"}"
                .formatted(FOUNDING, points));
    Answer one = post("", "{\"dataset\":\"xor\",\"trajectory\":[[0,0,0,0,0,0,0,0,0]]}");
    Answer forms = post("", "{\"dataset\":\"xor\",\"trajectory\":[[null],3]}");

    assertThat(ranges.isProblem(422).places())
        .containsExactlyInAnyOrder("/trajectory", "/trajectory/1", "/seed", "/optimizer");
    assertThat(one.isProblem(422).places()).containsExactly("/trajectory");
    assertThat(forms.isProblem(400).places()).contains("/trajectory/0/0", "/trajectory/1");
  }

  private static String agrees(JsonNode answer, int k) {
    return answer.at("/gradient/" + k + "/agrees").toString();
  }

  private Answer post(String query, String body) {
    return client().post("/v1/gradients" + query, body);
  }

  private static JsonNode ok(Answer answer) {
    return answer.isStatus(200).json();
  }
}
