package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Parameters over HTTP, after any epoch. */
class ParameterControllerTests extends RunningService {
  private static final String SHAPED =
      """
      {"dataset": "xor", "network": {"hidden": [2]}, "epochs": 1, "alpha": 1e-300,
       "init": {"type": "theta", "values": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]}}
      """;

  @Test
  void areThoseAfterTheLastEpochByDefault() {
    String job = "/v1/jobs/" + client().train(Client.FOUNDING).id();

    JsonNode last = client().get(job + "/parameters").isStatus(200).json();

    assertThat(last.propertyNames())
        .containsExactly("epoch", "theta", "names", "layers", "identicalUnits");
    assertThat(last.path("epoch").intValue()).isEqualTo(10_000);
    assertThat(client().get(job + "/parameters?epoch=10000").json()).isEqualTo(last);
  }

  @Test
  void areTheStartAtEpochZero() {
    String job = "/v1/jobs/" + client().train(Client.FOUNDING).id();

    Answer start = client().get(job + "/parameters?epoch=0").isStatus(200);

    assertThat(start.numbers("theta")).hasSize(9).containsOnly(0.1);
  }

  @Test
  void areExactInBetween() {
    String whole = "/v1/jobs/" + client().train(Client.FOUNDING).id();
    String half = "/v1/jobs/" + client().train(Client.FOUNDING.replace("10000", "5000")).id();

    Answer between = client().get(whole + "/parameters?epoch=5000").isStatus(200);

    assertThat(between.json()).isEqualTo(client().get(half + "/parameters").json());
    assertThat(between.json()).isNotEqualTo(client().get(whole + "/parameters").json());
  }

  @Test
  void standInTheFoundingOrder() {
    String job = "/v1/jobs/" + client().train(SHAPED).id();

    JsonNode parameters = client().get(job + "/parameters?epoch=0").isStatus(200).json();

    assertThat(parameters.path("names").toString())
        .isEqualTo("[\"w1\",\"w2\",\"w3\",\"w4\",\"w5\",\"w6\",\"b1\",\"b2\",\"b3\"]");
    assertThat(parameters.path("layers").toString())
        .isEqualTo(
            "[{\"weights\":[[0.1,0.2],[0.3,0.4]],\"biases\":[0.7,0.8]},"
                + "{\"weights\":[[0.5],[0.6]],\"biases\":[0.9]}]");
  }

  @Test
  void nameTheHiddenUnitsThatAreIdentical() {
    String founding = "/v1/jobs/" + Job.FOUNDING + "/parameters";

    assertThat(client().get(founding).json().path("identicalUnits").toString())
        .isEqualTo("[{\"layer\":1,\"units\":[1,2]}]");
  }

  @Test
  void refuseEpochsThatNeverWere() {
    String job = "/v1/jobs/" + client().train(SHAPED).id();

    for (String epoch : new String[] {"1.0", "last", "", "0&epoch=1"}) {
      Answer answer = client().get(job + "/parameters?epoch=" + epoch);
      assertThat(answer.isProblem(400).places()).containsExactly("epoch");
    }
    for (String epoch : new String[] {"2", "-1", "99999999999999"}) {
      Answer answer = client().get(job + "/parameters?epoch=" + epoch);
      assertThat(answer.isProblem(422).places()).containsExactly("epoch");
    }
  }
}
