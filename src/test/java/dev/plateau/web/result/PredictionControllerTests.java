package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Predictions over HTTP, of the founding network. */
class PredictionControllerTests extends RunningService {
  private String predictions = "";

  @BeforeEach
  void train() {
    predictions = "/v1/jobs/" + client().train(Client.FOUNDING).id() + "/predictions";
  }

  @Test
  void areMadeOnTheTrainingRows() {
    JsonNode answer = client().get(predictions).isStatus(200).json();

    assertThat(answer.propertyNames())
        .containsExactly("inputs", "targets", "predictions", "heldOut");
    assertThat(answer.path("inputs").toString())
        .isEqualTo("[[0.0,0.0],[1.0,0.0],[0.0,1.0],[1.0,1.0]]");
    assertThat(answer.path("targets").toString()).isEqualTo("[[0.0],[1.0],[1.0],[0.0]]");
    List<Double> founding = List.of(0.4956, 0.5, 0.5, 0.5044);
    for (int row = 0; row < 4; row++) {
      assertThat(answer.path("predictions").get(row).get(0).doubleValue())
          .isCloseTo(founding.get(row), within(5e-5));
    }
  }

  @Test
  void areMadeOnRowsInTheQuery() {
    JsonNode training = client().get(predictions).json().path("predictions");

    JsonNode answer = client().get(predictions + "?x=0,1&x=1,1").isStatus(200).json();

    assertThat(answer.propertyNames()).containsExactly("inputs", "predictions");
    assertThat(answer.path("inputs").toString()).isEqualTo("[[0.0,1.0],[1.0,1.0]]");
    assertThat(answer.path("predictions").get(0)).isEqualTo(training.get(2));
    assertThat(answer.path("predictions").get(1)).isEqualTo(training.get(3));
  }

  @Test
  void areMadeOnPostedRows() {
    JsonNode asked = client().get(predictions + "?x=0,1&x=-1.5e-3,1").json();

    Answer answer = client().post(predictions, "{\"inputs\": [[0, 1], [-1.5e-3, 1]]}");

    assertThat(answer.isStatus(200).json()).isEqualTo(asked);
  }

  @Test
  void canBeATable() {
    List<String> training =
        client().get(predictions, "Accept", "text/csv").isStatus(200).body().lines().toList();
    List<String> asked =
        client()
            .get(predictions + "?x=0,1", "Accept", "text/csv")
            .isStatus(200)
            .body()
            .lines()
            .toList();

    assertThat(training).hasSize(5).startsWith("x1,x2,y,prediction");
    assertThat(training.get(1)).startsWith("0,0,0,0.49");
    assertThat(asked).hasSize(2).startsWith("x1,x2,prediction");
    assertThat(asked.get(1)).startsWith("0,1,0.5");
  }

  @Test
  void keepTheSignOfZeroInATable() {
    String table = client().get(predictions + "?x=-0.0,1", "Accept", "text/csv").body();

    double first = Double.parseDouble(table.lines().toList().get(1).split(",", -1)[0]);

    assertThat(Double.doubleToRawLongBits(first)).isEqualTo(Double.doubleToRawLongBits(-0.0));
  }

  @Test
  void canBeThoseAfterAnyEpoch() {
    String half = "/v1/jobs/" + client().train(Client.FOUNDING.replace("10000", "5000")).id();

    Answer between = client().get(predictions + "?epoch=5000").isStatus(200);

    assertThat(between.json()).isEqualTo(client().get(half + "/predictions").json());
    assertThat(between.json()).isNotEqualTo(client().get(predictions).json());
    assertThat(client().get(predictions + "?epoch=5000&x=0,1").json().path("predictions").get(0))
        .isEqualTo(between.json().path("predictions").get(2));
  }

  @Test
  void nameEveryFaultOfTheQuery() {
    assertThat(client().get(predictions + "?epoch=10001").isProblem(422).places())
        .containsExactly("epoch");
    assertThat(client().get(predictions + "?epoch=10001&x=1").isProblem(400).places())
        .containsExactly("epoch", "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"x=1", "x=1,2,3", "x=a,b", "x=1e999,0", "x=NaN,0", "x=", "x=,", "y=1,2"})
  void refuseRowsInTheQueryThatDoNotFit(String query) {
    client().get(predictions + "?" + query).isProblem(400);
  }

  @Test
  void nameEveryBadRowOfTheQuery() {
    Answer answer = client().get(predictions + "?x=1&x=0,1&x=a,1");

    assertThat(answer.isProblem(400).places()).containsExactly("x", "x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 422 | /inputs",
        "{\"inputs\": []} | 422 | /inputs",
        "{\"inputs\": [[]]} | 422 | /inputs/0",
        "{\"inputs\": [[1, 2], [3]]} | 422 | /inputs/1",
        "{\"inputs\": [[1, 2, 3], [1, 2], [1]]} | 422 | /inputs/0,/inputs/2",
        "{\"inputs\": [1, 2]} | 400 | /inputs/0,/inputs/1",
        "{\"inputs\": [[1, \"2\"]]} | 400 | /inputs/0/1",
        "{\"inputs\": [[1, 2]], \"rows\": [1]} | 400 | /rows",
        "{\"inputs\": [[1, 1e400], [null, 2]]} | 400 | /inputs/0/1,/inputs/1/0"
      })
  void refusePostedRowsThatDoNotFit(String body, int status, String places) {
    Answer answer = client().post(predictions, body);

    assertThat(answer.isProblem(status).places()).containsExactly(places.split(","));
  }
}
