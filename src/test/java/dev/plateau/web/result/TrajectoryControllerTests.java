package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.job.Job;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The parameters along a run over HTTP. */
class TrajectoryControllerTests extends RunningService {
  private static final String FOUNDING = "/v1/jobs/" + Job.FOUNDING;

  @Test
  void hasTheParametersOfEachOfItsEpochs() {
    JsonNode way = client().get(FOUNDING + "/trajectory?maxPoints=20").isStatus(200).json();

    JsonNode epochs = way.path("epoch");
    assertThat(epochs.size()).isBetween(10, 20).isEqualTo(way.path("theta").size());
    assertThat(epochs.get(0).intValue()).isZero();
    assertThat(epochs.get(epochs.size() - 1).intValue()).isEqualTo(10_000);
    for (int k : new int[] {0, 5, epochs.size() - 1}) {
      String at = FOUNDING + "/parameters?epoch=" + epochs.get(k).intValue();
      assertThat(way.path("theta").get(k)).isEqualTo(client().get(at).json().path("theta"));
    }
    assertThat(way.path("inputs").isNull()).isTrue();
    assertThat(way.path("means").toString()).isEqualTo("[0.5,0.5]");
  }

  @Test
  void saysHowRowsAreScaled() {
    String job =
        client()
            .train(
                """
                {"dataset": {"inputs": [[0], [2]], "targets": [10, 30]}, "epochs": 5,
                 "standardize": {"inputs": true, "targets": true}}
                """)
            .id();

    JsonNode way = client().get("/v1/jobs/" + job + "/trajectory").json();

    assertThat(way.path("inputs").toString()).isEqualTo("{\"means\":[1.0],\"deviations\":[1.0]}");
    assertThat(way.path("targets").toString())
        .isEqualTo("{\"means\":[20.0],\"deviations\":[10.0]}");
  }

  @Test
  void refusesWhatItCannotGive() {
    String id = client().startEndless();

    assertThat(client().get(FOUNDING + "/trajectory?maxPoints=1").isProblem(422).places())
        .containsExactly("maxPoints");
    client().get("/v1/jobs/" + id + "/trajectory").isProblem(409);
    client().stop(id);
  }
}
