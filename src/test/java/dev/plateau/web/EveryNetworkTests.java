package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every activation, loss and optimizer, standardized inputs and the alpha that is found, by HTTP.
 */
class EveryNetworkTests extends RunningService {

  @ParameterizedTest
  @CsvSource({
    "sigmoid, identity, mse, gradient-descent",
    "tanh, tanh, mse, momentum",
    "relu, sigmoid, bce, nesterov",
    "leaky-relu, softplus, mse, adam",
    "elu, softmax, mse, adamw",
    "gelu, softmax, cross-entropy, rmsprop",
    "silu, identity, mse, adagrad",
    "softplus, sigmoid, bce, adam",
    "identity, softmax, cross-entropy, gradient-descent",
    "hard-sigmoid, hard-sigmoid, mse, adam",
    "softsign, softsign, mse, adam",
    "mish, exponential, mse, adam",
    "tanh, identity, mae, adam",
    "tanh, exponential, poisson, adam",
    "tanh, softplus, poisson, adam"
  })
  void trainsAndEchoesWhatItTrained(
      String activation, String output, String loss, String optimizer) {
    Answer job =
        client()
            .train(
                """
                {"dataset": "iris", "network": {"hidden": [4], "activation": "%s", "output": "%s"},
                 "loss": "%s", "optimizer": "%s", "alpha": 0.01, "batchSize": 50, "epochs": 20,
                 "standardize": true, "seed": 1}
                """
                    .formatted(activation, output, loss, optimizer));

    var spec = job.json().path("spec");
    assertThat(spec.path("network").path("activation").stringValue()).isEqualTo(activation);
    assertThat(spec.path("network").path("output").stringValue()).isEqualTo(output);
    assertThat(spec.path("loss").stringValue()).isEqualTo(loss);
    assertThat(spec.path("optimizer").path("type").stringValue()).isEqualTo(optimizer);
    assertThat(job.json().path("finalLoss").doubleValue())
        .isLessThan(job.json().path("initialLoss").doubleValue());
    Answer again = client().train(spec.toString());
    assertThat(again.json().path("finalLoss")).isEqualTo(job.json().path("finalLoss"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"optimizer\": \"rprop\", \"alpha\": 0.01",
        "\"optimizer\": {\"type\": \"lbfgs\", \"memory\": 5}, \"weightDecay\": 0.001",
        "\"optimizer\": \"levenberg-marquardt\", \"weightDecay\": 0.001",
        "\"optimizer\": \"scaled-conjugate-gradient\"",
        "\"network\": {\"hidden\": [4, 3], \"bias\": false}",
        "\"init\": {\"type\": \"orthogonal\", \"biases\": 0.1}",
        "\"loss\": \"huber\"",
        "\"classWeights\": [1, 2, 0.5], \"batchSize\": 50, \"holdout\": 0.2",
        "\"classWeights\": \"balanced\", \"optimizer\": \"levenberg-marquardt\"",
        "\"loss\": {\"type\": \"huber\", \"delta\": 0.1}, \"optimizer\": \"lbfgs\"",
        "\"init\": {\"type\": \"he-uniform\", \"biases\": {\"type\": \"lecun-normal\"}}",
        "\"network\": {\"hidden\": [4, 3], \"dropout\": [0.2, 0]}, \"batchSize\": 50",
        "\"weightDecay\": 0.01, \"clipNorm\": 0.5, \"schedule\": {\"type\": \"cosine\", \"epochs\":"
            + " 20}",
        "\"schedule\": {\"type\": \"plateau\", \"patience\": 2}, \"stopWhen\": {\"patience\": 3}",
        "\"batchSize\": 50, \"batchOrder\": \"fixed\", \"schedule\": {\"type\": \"step\","
            + " \"every\": 5}"
      })
  void trainsByEveryMethodAndShowsAnyEpoch(String fields) {
    Answer job =
        client()
            .train(
                """
                {"dataset": "iris", "epochs": 20, "standardize": true, "seed": 1, %s}
                """
                    .formatted(fields));

    int last = job.json().at("/progress/epoch").intValue();
    assertThat(job.json().path("finalLoss").doubleValue())
        .isLessThan(job.json().path("initialLoss").doubleValue());
    Answer again = client().train(job.json().path("spec").toString());
    assertThat(again.json().path("finalLoss")).isEqualTo(job.json().path("finalLoss"));
    for (String result :
        List.of("parameters", "predictions", "surface?resolution=3", "gradient", "losses")) {
      String address = "/v1/jobs/" + job.id() + "/" + result;
      String epoch = result.contains("?") ? "&epoch=" : "?epoch=";
      assertThat(client().get(address).status()).as(address).isEqualTo(200);
      if (!result.equals("losses")) {
        assertThat(client().get(address + epoch + last).body())
            .as(address)
            .isEqualTo(client().get(address).body());
      }
    }
  }

  @Test
  void countsRowsByTheWeightsOfTheirClasses() {
    String rows =
        """
        "dataset": {"inputs": [[0], [1], [2], [3]], "targets": [0, 0, 0, 1]},
        "network": {"hidden": []}, "init": {"type": "constant", "value": 0}
        """;

    Answer job = client().train("{%s, \"classWeights\": [1, 5], \"epochs\": 1}".formatted(rows));
    Answer gradient =
        client().post("/v1/gradients", "{%s, \"classWeights\": [1, 5]}".formatted(rows));

    assertThat(job.json().path("spec").path("classWeights").toString()).isEqualTo("[1.0,5.0]");
    assertThat(job.json().path("initialLoss").doubleValue()).isCloseTo(5.0 / 8, within(1e-15));
    assertThat(job.json().path("baselineLoss").doubleValue())
        .isCloseTo(5.0 / 8 * 3 / 8, within(1e-15));
    assertThat(gradient.json().at("/gradient/1/value").doubleValue())
        .isCloseTo(-2 * 5.0 / 8, within(1e-15));
    assertThat(gradient.json().at("/gradient/1/formula").stringValue()).contains("\\omega_i");
    assertThat(gradient.json().at("/check/agrees").booleanValue()).isTrue();
  }

  @Test
  void findsAlphaFromTheHessianAtTheStart() {
    Answer job =
        client()
            .train(
                """
                {"dataset": "xor", "init": {"type": "constant", "value": 0.1}, "alpha": "auto",
                 "epochs": 1}
                """);

    assertThat(job.json().path("spec").path("alpha").doubleValue())
        .isCloseTo(1 / 3.2094600887, within(1e-10));
  }

  @Test
  void refusesToFindAlphaWhereThatWouldTakeTooLong() {
    Answer answer =
        client()
            .post(
                "/v1/jobs",
                """
                {"dataset": "iris", "network": {"hidden": [1000, 500]}, "alpha": "auto", "epochs": 1}
                """);

    assertThat(answer.isProblem(422).places()).containsExactly("/alpha");
  }

  @Test
  void scalesNewRowsAsItScaledTheTrainingRows() {
    Answer job =
        client()
            .train(
                """
                {"dataset": {"inputs": [[1000], [2000], [3000]], "targets": [1, 2, 3]},
                 "network": {"hidden": []}, "standardize": true, "alpha": 0.3, "epochs": 200}
                """);

    Answer predictions = client().get("/v1/jobs/" + job.id() + "/predictions?x=2500");

    double prediction = predictions.json().path("predictions").get(0).get(0).doubleValue();
    assertThat(prediction).isCloseTo(2.5, within(1e-9));
  }
}
