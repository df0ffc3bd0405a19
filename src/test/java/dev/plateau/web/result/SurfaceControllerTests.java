package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.web.Answer;
import dev.plateau.web.Client;
import dev.plateau.web.RunningService;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Predictions over two inputs, over HTTP. */
class SurfaceControllerTests extends RunningService {
  private static final String IRIS =
      """
      {"dataset": "iris", "network": {"hidden": [3], "output": "softmax"}, "loss": "cross-entropy",
       "seed": 3, "standardize": true, "epochs": 50}
      """;

  private String train(String spec) {
    return "/v1/jobs/" + client().train(spec).id();
  }

  @Test
  void areTheBitsOfThePredictions() {
    String job = train(Client.FOUNDING);

    Answer answer = client().get(job + "/surface?from=0&to=1&resolution=3").isStatus(200);

    assertThat(answer.json().propertyNames()).containsExactly("x", "y", "z");
    assertThat(answer.numbers("x")).containsExactly(0, 0.5, 1);
    assertThat(answer.numbers("y")).containsExactly(0, 0.5, 1);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        String row = "?x=" + 0.5 * j + "," + 0.5 * i;
        assertThat(answer.json().path("z").get(i).get(j))
            .isEqualTo(client().get(job + "/predictions" + row).json().at("/predictions/0/0"));
      }
    }
  }

  @Test
  void coverTheDataAndAMarginByDefault() {
    Answer answer = client().get(train(Client.FOUNDING) + "/surface").isStatus(200);

    double[] x = answer.numbers("x");
    assertThat(x).hasSize(50).isSorted();
    assertThat(x[0]).isCloseTo(-0.2, within(1e-15));
    assertThat(x[49]).isCloseTo(1.2, within(1e-15));
    assertThat(answer.numbers("y")).isEqualTo(x);
    assertThat(answer.json().path("z")).hasSize(50).allSatisfy(row -> assertThat(row).hasSize(50));
  }

  @Test
  void canLieTheOtherWayRound() {
    String job = train("{\"dataset\": \"xor\", \"seed\": 5, \"epochs\": 20}");

    JsonNode usual = client().get(job + "/surface?resolution=2").json().path("z");
    JsonNode turned = client().get(job + "/surface?x=1&resolution=2").json().path("z");

    assertThat(turned.get(0).get(1))
        .isEqualTo(usual.get(1).get(0))
        .isNotEqualTo(usual.get(0).get(1));
  }

  @Test
  void canBeThoseAfterAnyEpoch() {
    String whole = train(Client.FOUNDING);
    String part = train(Client.FOUNDING.replace("10000", "100"));

    JsonNode between = client().get(whole + "/surface?epoch=100").isStatus(200).json();

    assertThat(between).isEqualTo(client().get(part + "/surface").json());
    assertThat(between).isNotEqualTo(client().get(whole + "/surface").json());
  }

  @Test
  void holdOtherInputsAtTheirMeans() {
    String job = train(IRIS);

    JsonNode answer =
        client().get(job + "/surface?x=2&y=1&resolution=2&output=2").isStatus(200).json();

    JsonNode held = answer.path("held");
    assertThat(held.get(0).doubleValue()).isCloseTo(5.843333, within(1e-6));
    assertThat(held.get(1).isNull()).isTrue();
    assertThat(held.get(2).isNull()).isTrue();
    assertThat(held.get(3).doubleValue()).isCloseTo(1.199333, within(1e-6));
    String row =
        "%s,%s,%s,%s".formatted(held.get(0), answer.at("/y/1"), answer.at("/x/0"), held.get(3));
    assertThat(answer.at("/z/1/0"))
        .isEqualTo(client().get(job + "/predictions?x=" + row).json().at("/predictions/0/2"));
  }

  @Test
  void areACurveOverASingleInput() {
    String job = train("{\"dataset\": \"sine\", \"seed\": 1, \"epochs\": 20}");

    Answer answer = client().get(job + "/surface?resolution=5").isStatus(200);

    assertThat(answer.json().propertyNames()).containsExactly("x", "z");
    assertThat(answer.numbers("x")).hasSize(5);
    assertThat(answer.json().path("z")).hasSize(1);
    assertThat(answer.json().at("/z/0")).hasSize(5);
    assertThat(client().get(job + "/surface?y=0").isProblem(422).places()).containsExactly("y");
    assertThat(client().get(job + "/surface?resolution=2", "Accept", "text/csv").body())
        .startsWith("x1,prediction\r\n");
  }

  @Test
  void canBeATable() {
    String job = train(Client.FOUNDING);

    List<String> lines =
        client()
            .get(job + "/surface?x=1&y=0&from=0&to=1&resolution=2", "Accept", "text/csv")
            .isStatus(200)
            .body()
            .lines()
            .toList();

    assertThat(lines).hasSize(5).startsWith("x2,x1,prediction");
    assertThat(lines.get(2)).startsWith("1,0,0.5");
    assertThat(lines.get(3)).startsWith("0,1,0.5");
  }

  @Test
  void showWhatIsNotFiniteAsNull() {
    String job =
        train(
            """
            {"dataset": "xor", "network": {"hidden": [2], "activation": "identity"}, "seed": 1,
             "alpha": 1e200, "epochs": 50}
            """);

    JsonNode answer = client().get(job + "/surface?resolution=2").isStatus(200).json();

    assertThat(StreamSupport.stream(answer.path("z").spliterator(), false))
        .allSatisfy(row -> assertThat(row.get(0).isNull()).isTrue());
    client().get(job + "/surface", "Accept", "image/png").isStatus(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x=2 | 422 | x",
        "x=-1&y=2 | 422 | x,y",
        "x=1&y=1 | 422 | y",
        "from=1&to=1 | 422 | from,from",
        "from=9 | 422 | from,from",
        "to=-9 | 422 | to,to",
        "resolution=1&output=1&epoch=10001&width=1 | 422 | epoch,output,width,resolution",
        "resolution=501 | 422 | resolution",
        "x=first | 400 | x",
        "from=NaN&to=1e999 | 400 | from,to",
        "from=&resolution=2.5 | 400 | from,resolution",
        "x=0&x=1 | 400 | x",
        "z=1 | 400 | z"
      })
  void refuseQueriesThatAskForTheImpossible(String query, int status, String places) {
    String job = train(Client.FOUNDING);

    Answer answer = client().get(job + "/surface?" + query);

    assertThat(answer.isProblem(status).places()).containsExactly(places.split(","));
  }

  @Test
  void areCoarserForLargeNetworks() {
    String job =
        train("{\"dataset\": \"xor\", \"network\": {\"hidden\": [400, 400]}, \"epochs\": 1}");

    Answer tooFine = client().get(job + "/surface?resolution=80").isProblem(422);

    assertThat(tooFine.body()).contains("from 2 to 78");
    assertThat(client().get(job + "/surface?resolution=78").isStatus(200).numbers("x")).hasSize(78);
  }

  @Test
  void needAResult() {
    String id = client().startEndless();

    client().get("/v1/jobs/" + id + "/surface").isProblem(409);

    client().stop(id);
    client().get("/v1/jobs/" + id + "/surface").isStatus(200);
  }
}
