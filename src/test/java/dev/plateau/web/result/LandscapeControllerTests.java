package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.job.Job;
import dev.plateau.web.RunningService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The loss around a run over HTTP. */
class LandscapeControllerTests extends RunningService {
  private static final String FOUNDING = "/v1/jobs/" + Job.FOUNDING;

  @ParameterizedTest
  @ValueSource(strings = {"hessian", "path", "w1,b3"})
  void hasTheLossOfTheRunAtItsOrigin(String directions) {
    for (int epoch : new int[] {0, 50, 10_000}) {
      String query = "?from=-1&to=1&resolution=9&epoch=" + epoch + "&directions=" + directions;
      JsonNode landscape = client().get(FOUNDING + "/landscape" + query).isStatus(200).json();

      String at = "/losses?from=%d&to=%d".formatted(epoch, epoch);
      JsonNode loss = client().get(FOUNDING + at).json().path("loss").get(0);
      assertThat(landscape.path("x").get(4).doubleValue()).isZero();
      assertThat(landscape.path("loss").get(4).get(4)).isEqualTo(loss);
    }
  }

  @Test
  void bendsAlongAnEigenvectorAsItsEigenvalueSays() {
    double h = 1e-3;
    JsonNode landscape =
        client()
            .get(FOUNDING + "/landscape?from=-%s&to=%s&resolution=3&epoch=0".formatted(h, h))
            .json();

    JsonNode loss = landscape.path("loss");
    double middle = loss.get(1).get(1).doubleValue();
    double right = loss.get(1).get(0).doubleValue() + loss.get(1).get(2).doubleValue();
    double up = loss.get(0).get(1).doubleValue() + loss.get(2).get(1).doubleValue();
    JsonNode directions = landscape.path("directions");
    assertThat((right - 2 * middle) / (h * h))
        .isCloseTo(directions.get(0).path("curvature").doubleValue(), within(1e-4));
    assertThat((up - 2 * middle) / (h * h))
        .isCloseTo(directions.get(1).path("curvature").doubleValue(), within(1e-4));
    assertThat(directions.get(0).path("curvature").doubleValue()).isCloseTo(3.209, within(1e-3));
  }

  @Test
  void showsTheWayOfTheRun() {
    JsonNode path =
        client().get(FOUNDING + "/landscape?directions=path&resolution=2").json().path("path");

    JsonNode last = path.get(path.size() - 1);
    assertThat(path.get(0).path("epoch").intValue()).isZero();
    assertThat(last.path("epoch").intValue()).isEqualTo(10_000);
    assertThat(last.path("x").doubleValue()).isZero();
    assertThat(last.path("distance").doubleValue()).isZero();
    assertThat(path.get(0).path("x").doubleValue()).isNotZero();
  }

  @Test
  void isDrawn() {
    String svg = client().get(FOUNDING + "/landscape", "Accept", "image/svg+xml").body();

    assertThat(svg).contains("<svg", "largest curvature", "log10 of the loss");
  }

  @Test
  void refusesWhatItCannotGive() {
    assertThat(client().get(FOUNDING + "/landscape?directions=up&from=x").isProblem(400).places())
        .containsExactlyInAnyOrder("directions", "from");
    assertThat(
            client()
                .get(FOUNDING + "/landscape?directions=w1,w9&from=2&to=1")
                .isProblem(422)
                .places())
        .containsExactlyInAnyOrder("directions", "to");
    assertThat(client().get(FOUNDING + "/landscape?directions=w1,w1").isProblem(422).places())
        .containsExactly("directions");
  }
}
