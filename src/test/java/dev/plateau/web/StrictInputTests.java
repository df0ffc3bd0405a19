package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a job's request must not hold, each fault named with its place. */
class StrictInputTests extends RunningService {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"datset\": \"xor\"                        | /datset",
        "\"a/b~c\": 1                               | /a~1b~0c",
        "\"epochs\": 1, \"epochs\": 1               | /epochs",
        "\"init\": {\"type\": \"constant\", \"value\": 1, \"value\": 1} | /init/value",
        "\"init\": {\"type\": \"constant\", \"value\": 1, \"low\": 1} | /init/low",
        "\"epochs\": \"3\"                          | /epochs",
        "\"epochs\": 3.9                            | /epochs",
        "\"epochs\": true                           | /epochs",
        "\"seed\": [1]                              | /seed",
        "\"name\": 3                                | /name",
        "\"loss\": 3                                | /loss",
        "\"alpha\": \"0.3\"                         | /alpha",
        "\"alpha\": \"NaN\"                         | /alpha",
        "\"alpha\": \"Infinity\"                    | /alpha",
        "\"alpha\": 1e999                           | /alpha",
        "\"alpha\": -1e999                          | /alpha",
        "\"init\": {\"type\": \"constant\", \"value\": 1e309} | /init/value",
        "\"init\": 5                                | /init",
        "\"init\": \"glorot-uniform\"               | /init",
        "\"init\": {\"type\": \"theta\", \"values\": 5} | /init/values",
        "\"init\": {\"type\": 5}                    | /init/type",
        "\"network\": [2]                           | /network",
        "\"network\": {\"hidden\": 2}               | /network/hidden",
        "\"network\": {\"hidden\": [2.5, \"3\"]}    | /network/hidden/0,/network/hidden/1",
        "\"network\": {\"activation\": 1}           | /network/activation",
        "\"network\": {\"depth\": 1}                | /network/depth",
        "\"optimizer\": 5                           | /optimizer",
        "\"stopWhen\": {\"lossBelow\": \"x\", \"loss\": 1} | /stopWhen/lossBelow,/stopWhen/loss",
        "\"stopWhen\": {\"patience\": 1.5}          | /stopWhen/patience",
        "\"weightDecay\": \"0.1\"                   | /weightDecay",
        "\"clipNorm\": true                        | /clipNorm",
        "\"schedule\": \"cosine\"                  | /schedule",
        "\"schedule\": {\"type\": \"step\", \"every\": 2.5} | /schedule/every",
        "\"schedule\": {\"type\": \"cosine\", \"epochs\": 9, \"factor\": 1} | /schedule/factor",
        "\"network\": {\"bias\": 0}               | /network/bias",
        "\"network\": {\"dropout\": \"0.5\"}      | /network/dropout",
        "\"batchOrder\": 1                         | /batchOrder",
        "\"keep\": true                            | /keep",
        "\"optimizer\": {\"type\": \"lbfgs\", \"beta1\": 0.9} | /optimizer/beta1",
        "\"standardize\": \"true\"                  | /standardize",
        "\"standardize\": 1                         | /standardize",
        "\"name\": \"a\\u0000b\"                    | /name",
        "\"name\": \"a\\u0007b\"                    | /name",
        "\"name\": \"a\\nb\"                        | /name",
        "\"name\": \"a\\u007fb\"                    | /name",
        "\"name\": \"a\\ud800b\"                    | /name",
        "\"name\": \"a\\udc00\\ud800\"              | /name"
      })
  void isMalformed(String fields, String places) {
    Answer answer = post("{\"dataset\": \"xor\", " + fields + "}");

    assertThat(answer.isProblem(400).places()).containsExactly(places.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"epochs\": 0                              | /epochs",
        "\"epochs\": -5                             | /epochs",
        "\"epochs\": 1000000001                     | /epochs",
        "\"epochs\": 99999999999999999999999999     | /epochs",
        "\"seed\": -1                               | /seed",
        "\"seed\": 9007199254740992                 | /seed",
        "\"alpha\": 0                               | /alpha",
        "\"alpha\": -0.3                            | /alpha",
        "\"alpha\": 1e-400                          | /alpha",
        "\"loss\": \"bce\"                          | /network/output",
        "\"loss\": \"cross-entropy\"                | /network/output,/dataset",
        "\"optimizer\": {\"type\": \"adam\", \"beta1\": 1} | /optimizer/beta1",
        "\"network\": {\"activation\": \"softmax\"} | /network/activation",
        "\"batchSize\": 0                           | /batchSize",
        "\"batchSize\": -1                          | /batchSize",
        "\"batchSize\": 99999999999                 | /batchSize",
        "\"loss\": \"hinge\"                        | /loss",
        "\"optimizer\": \"lion\"                    | /optimizer",
        "\"optimizer\": {}                          | /optimizer/type",
        "\"optimizer\": {\"type\": \"lion\", \"beta9\": 1} | /optimizer/type",
        "\"network\": {\"activation\": \"step\"}    | /network/activation",
        "\"network\": {\"output\": \"step\"}        | /network/output",
        "\"network\": {\"hidden\": [2, 2], \"activation\": [\"tanh\"]} | /network/activation",
        "\"network\": {\"hidden\": [2], \"activation\": [\"step\"]} | /network/activation/0",
        "\"network\": {\"hidden\": [0, 2, -1]}      | /network/hidden/0,/network/hidden/2",
        "\"network\": {\"hidden\": [10001]}         | /network/hidden/0",
        "\"network\": {\"hidden\": [10000, 10000]}  | /network",
        "\"init\": {}                               | /init/type",
        "\"init\": {\"type\": \"ones\"}             | /init/type",
        "\"init\": {\"type\": \"constant\"}         | /init/value",
        "\"init\": {\"type\": \"uniform\"}          | /init/low,/init/high",
        "\"init\": {\"type\": \"uniform\", \"low\": 1, \"high\": 0} | /init/high",
        "\"init\": {\"type\": \"normal\", \"mean\": 0, \"stdDev\": -1} | /init/stdDev",
        "\"init\": {\"type\": \"theta\"}            | /init/values",
        "\"init\": {\"type\": \"theta\", \"values\": [1, 2]} | /init/values",
        "\"stopWhen\": {\"lossBelow\": 0, \"gradientBelow\": -1, \"seconds\": 0} |"
            + " /stopWhen/lossBelow,/stopWhen/gradientBelow,/stopWhen/seconds",
        "\"stopWhen\": {\"patience\": 0, \"minDelta\": -1} | /stopWhen/patience,/stopWhen/minDelta",
        "\"stopWhen\": {\"minDelta\": 0.1}         | /stopWhen/minDelta",
        "\"weightDecay\": -0.1                     | /weightDecay",
        "\"clipNorm\": 0                           | /clipNorm",
        "\"schedule\": {\"type\": \"linear\"}       | /schedule/type",
        "\"schedule\": {\"type\": \"step\", \"factor\": 0} | /schedule/every,/schedule/factor",
        "\"schedule\": {\"type\": \"exponential\"}  | /schedule/factor",
        "\"schedule\": {\"type\": \"cosine\"}       | /schedule/epochs",
        "\"schedule\": {\"type\": \"plateau\", \"factor\": 1, \"patience\": -1} |"
            + " /schedule/factor,/schedule/patience",
        "\"network\": {\"dropout\": 1}            | /network/dropout",
        "\"network\": {\"hidden\": [2, 2], \"dropout\": [0.5]} | /network/dropout",
        "\"batchOrder\": \"random\"                | /batchOrder",
        "\"keep\": \"first\"                       | /keep",
        "\"optimizer\": {\"type\": \"lbfgs\", \"memory\": 0} | /optimizer/memory",
        "\"optimizer\": {\"type\": \"rprop\", \"shrink\": 1, \"grow\": 0.5, \"smallest\": 0} |"
            + " /optimizer/shrink,/optimizer/grow,/optimizer/smallest",
        "\"optimizer\": {\"type\": \"rprop\", \"smallest\": 2, \"largest\": 1} |"
            + " /optimizer/largest",
        "\"optimizer\": \"lbfgs\", \"alpha\": 0.3   | /alpha",
        "\"optimizer\": \"lbfgs\", \"alpha\": \"auto\" | /alpha",
        "\"optimizer\": \"scaled-conjugate-gradient\", \"alpha\": 0.3, \"batchSize\": 2,"
            + " \"clipNorm\": 1, \"schedule\": {\"type\": \"cosine\", \"epochs\": 9},"
            + " \"network\": {\"dropout\": 0.5} |"
            + " /alpha,/schedule,/clipNorm,/batchSize,/network/dropout",
        "\"optimizer\": \"levenberg-marquardt\", \"loss\": \"bce\","
            + " \"network\": {\"output\": \"sigmoid\"} | /loss",
        "\"optimizer\": \"levenberg-marquardt\", \"network\": {\"hidden\": [501]} | /network",
        "\"network\": {\"hidden\": [1000, 900]}, \"epochs\": 1000000000 | /epochs"
      })
  void isOutOfRange(String fields, String places) {
    Answer answer = post("{\"dataset\": \"xor\", " + fields + "}");

    assertThat(answer.isProblem(422).places()).containsExactly(places.split(","));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "5                                          | 400 | /dataset",
        "[[0, 1]]                                   | 400 | /dataset",
        "\"nonsense\"                               | 422 | /dataset",
        "\"\"                                       | 422 | /dataset",
        "\"0199aaaa-0000-7000-8000-000000000000\"   | 422 | /dataset",
        "null                                       | 422 | /dataset",
        "{}                                         | 422 | /dataset/inputs,/dataset/targets",
        "{\"inputs\": [[1]]}                        | 422 | /dataset/targets",
        "{\"inputs\": [], \"targets\": []}          | 422 | /dataset/inputs,/dataset/targets",
        "{\"inputs\": [[]], \"targets\": [1]}       | 422 | /dataset/inputs/0",
        "{\"inputs\": [[1], [1, 2]], \"targets\": [1, 2]} | 422 | /dataset/inputs/1",
        "{\"inputs\": [[1], [2]], \"targets\": [1]} | 422 | /dataset/targets",
        "{\"inputs\": [[1], [2]], \"targets\": [1, [2, 3]]} | 422 | /dataset/targets/1",
        "{\"inputs\": [[1], [\"2\"]], \"targets\": [null, true]} | 400 |"
            + " /dataset/inputs/1/0,/dataset/targets/0,/dataset/targets/1",
        "{\"inputs\": [1], \"targets\": [1]}        | 400 | /dataset/inputs/0",
        "{\"inputs\": 1, \"targets\": {}}           | 400 | /dataset/inputs,/dataset/targets",
        "{\"inputs\": [[1e999]], \"targets\": [1]}  | 400 | /dataset/inputs/0/0",
        "{\"inputs\": [[1]], \"targets\": [1], \"x\": 1} | 400 | /dataset/x"
      })
  void hasNoRowsToTrainOn(String dataset, int status, String places) {
    Answer answer = post("{\"dataset\": %s}".formatted(dataset));

    assertThat(answer.isProblem(status).places()).containsExactly(places.split(","));
  }

  @Test
  void mustNameItsDataset() {
    assertThat(post("{}").isProblem(422).places()).containsExactly("/dataset");
  }

  @Test
  void hasAllItsFaultsNamedAtOnce() {
    Answer answer =
        post(
            """
            {"dataset": {"inputs": [[0], [1]], "targets": [0]}, "epochs": 0, "alpha": "x",
             "network": {"hidden": [0], "output": "step"}, "seed": 1.5, "colour": "red",
             "init": {"type": "normal", "stdDev": -1}, "batchSize": 0, "batchSize": 0}
            """);

    assertThat(answer.isProblem(400).places())
        .containsExactlyInAnyOrder(
            "/dataset/targets",
            "/network/hidden/0",
            "/network/output",
            "/init/mean",
            "/init/stdDev",
            "/seed",
            "/alpha",
            "/epochs",
            "/batchSize",
            "/colour");
  }

  @Test
  void learnsTheLimitsOfANetworkBesideOtherFaults() {
    Answer answer =
        post(
            """
            {"dataset": {"inputs": [[0], [1]], "targets": [0, 1]}, "colour": 1, "epochs": 1e999,
             "network": {"hidden": [9999, 9999]}}
            """);

    assertThat(answer.isProblem(400).places())
        .containsExactlyInAnyOrder("/epochs", "/network", "/colour");
  }

  @Test
  void learnsWhatIsSupported() {
    Answer answer =
        post(
            """
            {"dataset": "xor", "network": {"activation": "step", "output": "step"},
             "loss": "hinge", "optimizer": {"type": "lion"}, "init": {"type": "ones"}}
            """);

    String all = answer.isProblem(422).body();
    assertThat(all)
        .contains(
            "sigmoid, tanh, relu, leaky-relu, elu, gelu, silu, softplus, identity, hard-sigmoid,"
                + " softsign, exponential, mish, softmax",
            "mse, bce, cross-entropy, mae, huber, poisson",
            "gradient-descent, momentum, nesterov, adam, adamw, rmsprop, adagrad, rprop, lbfgs,"
                + " levenberg-marquardt, scaled-conjugate-gradient",
            "constant, uniform, normal, glorot-uniform, glorot-normal, he-uniform, he-normal,"
                + " lecun-normal, orthogonal, theta");
  }

  @Test
  void learnsWhatALossNeeds() {
    Answer softmax =
        post("{\"dataset\": \"iris\", \"network\": {\"output\": \"softmax\"}, \"loss\": \"mae\"}");
    Answer identity = post("{\"dataset\": \"iris\", \"loss\": \"poisson\"}");
    Answer negative =
        post(
            """
            {"dataset": {"inputs": [[0], [1]], "targets": [1, -1]},
             "network": {"output": "exponential"}, "loss": "poisson"}
            """);
    Answer delta = post("{\"dataset\": \"xor\", \"loss\": {\"type\": \"huber\", \"delta\": 0}}");

    assertThat(softmax.isProblem(422).body()).contains("must be anything but softmax for mae");
    assertThat(identity.isProblem(422).body())
        .contains("must be softplus or exponential for poisson, is identity");
    assertThat(negative.isProblem(422).body())
        .contains("row 1 has targets [-1.0]; poisson needs numbers of at least 0");
    assertThat(delta.isProblem(422).places()).containsExactly("/loss/delta");
  }

  @Test
  void learnsWhatClassWeightsNeed() {
    Answer numbers = post("{\"dataset\": \"sine\", \"classWeights\": \"balanced\"}");
    Answer tooFew = post("{\"dataset\": \"iris\", \"classWeights\": [1, 2]}");
    Answer zero = post("{\"dataset\": \"xor\", \"classWeights\": [1, 0]}");
    Answer word = post("{\"dataset\": \"xor\", \"classWeights\": \"equal\"}");

    assertThat(numbers.isProblem(422).body()).contains("needs classes for targets");
    assertThat(tooFew.isProblem(422).body())
        .contains("must have one weight for each of the 3 classes, has 2");
    assertThat(zero.isProblem(422).places()).containsExactly("/classWeights/1");
    assertThat(word.isProblem(422).places()).containsExactly("/classWeights");
  }

  @Test
  void learnsWhyASearchTakesNoAlpha() {
    Answer answer =
        post("{\"dataset\": \"xor\", \"optimizer\": \"lbfgs\", \"alpha\": 0.1, \"batchSize\": 2}");

    assertThat(answer.isProblem(422).body())
        .contains(
            "must be left out: lbfgs finds its own step",
            "must be left out: lbfgs needs all rows at once");
  }

  @Test
  void hasALimitedName() {
    String longest = "n".repeat(200);

    client().train("{\"dataset\": \"xor\", \"epochs\": 1, \"name\": \"%s\"}".formatted(longest));
    Answer longer = post("{\"dataset\": \"xor\", \"name\": \"%sn\"}".formatted(longest));

    assertThat(longer.isProblem(422).places()).containsExactly("/name");
  }

  @Test
  void hasLimitedColumnsAndLayers() {
    String columns = String.join(",", Collections.nCopies(10_000, "1"));
    String layers = String.join(",", Collections.nCopies(33, "1"));

    Answer tooManyColumns =
        post("{\"dataset\": {\"inputs\": [[%s]], \"targets\": [1]}}".formatted(columns));
    Answer tooManyLayers =
        post("{\"dataset\": \"xor\", \"network\": {\"hidden\": [%s]}}".formatted(layers));

    assertThat(tooManyColumns.isProblem(422).places()).containsExactly("/dataset/inputs");
    assertThat(tooManyColumns.body()).contains("10,000");
    assertThat(tooManyLayers.isProblem(422).places()).containsExactly("/network/hidden");
    assertThat(tooManyLayers.body()).contains("32");
  }

  @Test
  void reportsABoundedNumberOfFaults() {
    String rows = String.join(",", Collections.nCopies(50_000, "\"x\""));

    Answer answer = post("{\"dataset\": {\"inputs\": [%s], \"targets\": [1]}}".formatted(rows));

    List<String> places = answer.isProblem(400).places();
    assertThat(places).hasSizeLessThanOrEqualTo(101);
    assertThat(answer.body()).contains("more faults");
  }

  private Answer post(String body) {
    return client().post("/v1/jobs", body);
  }
}
