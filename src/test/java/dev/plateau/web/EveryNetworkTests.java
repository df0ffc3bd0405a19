package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    "identity, softmax, cross-entropy, gradient-descent"
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
