package dev.plateau.web.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The search for a good spec by successive halving. */
class SearchTests extends RunningService {
  private static final String IRIS =
      """
      {"dataset": "iris", "network": {"hidden": [3], "output": "softmax"}, "loss": "cross-entropy",
       "standardize": true, "seed": 3, "epochs": 300}
      """;

  private static final String SEARCH =
      "'vary': {'alpha': [0.001, 0.03, 1], 'weightDecay': [0, 0.1, 0.5]}, 'folds': 3, 'search':"
          + " {'budget': 5400}";

  private Answer submit(String spec, String more) {
    return client()
        .post(
            "/v1/experiments",
            "{\"spec\": %s, %s}".formatted(spec, more.replace('\'', '"')),
            "Prefer",
            "wait=60");
  }

  private static List<JsonNode> tried(JsonNode experiment, int rung) {
    return experiment.path("search").path("rungs").get(rung).path("tried").valueStream().toList();
  }

  @Test
  void trainsTheBestOfEachRungLonger() {
    JsonNode experiment = submit(IRIS, SEARCH).isStatus(201).json();
    JsonNode rungs = experiment.path("search").path("rungs");

    assertThat(rungs.valueStream().map(rung -> rung.path("epochs").intValue()))
        .containsExactly(5400 / 3 / 27, 5400 / 3 / 9, 300);
    assertThat(experiment.at("/progress/runs").intValue()).isEqualTo(27 + 9 + 3);
    int[] places = {9, 3, 1};
    for (int k = 0; k < places.length; k++) {
      List<JsonNode> tried = tried(experiment, k);
      assertThat(tried)
          .hasSize(places[k])
          .isSortedAccordingTo(
              Comparator.comparingDouble((JsonNode one) -> -one.path("score").doubleValue())
                  .thenComparingDouble(one -> one.path("holdoutLoss").doubleValue()));
      assertThat(tried.stream().filter(one -> one.path("kept").booleanValue()).toList())
          .isEqualTo(k < 2 ? tried.subList(0, places[k + 1]) : List.of());
      if (k > 0) {
        assertThat(tried)
            .extracting(one -> one.path("point").intValue())
            .containsExactlyInAnyOrderElementsOf(
                tried(experiment, k - 1).stream()
                    .filter(one -> one.path("kept").booleanValue())
                    .map(one -> one.path("point").intValue())
                    .toList());
      }
    }
    assertThat(experiment.at("/search/spent").longValue())
        .isEqualTo(27 * 66 + 9 * 200 + 3 * 300)
        .isLessThanOrEqualTo(5400);
  }

  @Test
  void answersWithASpecToPost() {
    JsonNode experiment = submit(IRIS, SEARCH).isStatus(201).json();
    JsonNode best = experiment.path("best");

    JsonNode winner = tried(experiment, 2).getFirst();
    assertThat(best.path("point")).isEqualTo(winner.path("point"));
    assertThat(best.path("values")).isEqualTo(winner.path("values"));
    assertThat(best.at("/spec/epochs").intValue()).isEqualTo(300);
    JsonNode job =
        client()
            .post("/v1/jobs", best.path("spec").toString(), "Prefer", "wait=60")
            .isStatus(201)
            .json();
    assertThat(job.at("/metrics/training/accuracy/value").doubleValue()).isGreaterThan(0.9);
  }

  @Test
  void opensTheRunsOfEachRung() {
    Answer experiment = submit(IRIS, SEARCH).isStatus(201);
    int kept = tried(experiment.json(), 2).getFirst().path("point").intValue();

    String address = "/v1/experiments/" + experiment.id() + "/runs/" + 38;
    JsonNode run = client().get(address).isStatus(200).json();
    JsonNode job = client().method("POST", address, "Prefer", "wait=60").isStatus(201).json();

    assertThat(run.at("/values/alpha"))
        .isEqualTo(experiment.json().path("points").get(kept).at("/values/alpha"));
    assertThat(run.at("/spec/epochs").intValue()).isEqualTo(300);
    assertThat(run.at("/end/holdoutLoss")).isEqualTo(job.path("holdoutLoss"));
    assertThat(run.at("/values/fold.number").intValue()).isEqualTo(3);
  }

  @Test
  void findsTheSameAgain() {
    assertThat(submit(IRIS, SEARCH).json().path("search"))
        .isEqualTo(submit(IRIS, SEARCH).json().path("search"));
  }

  @Test
  void searchesASampleForNumbers() {
    JsonNode experiment =
        submit(
                "{\"dataset\": \"sine\", \"holdout\": 0.25, \"seed\": 1}",
                "'vary': {'alpha': {'from': 0.001, 'to': 1, 'scale': 'log'}}, 'design': 'sobol',"
                    + " 'points': 8, 'search': {'budget': 4000, 'factor': 2}")
            .isStatus(201)
            .json();

    assertThat(experiment.at("/search/rungs").valueStream())
        .extracting(rung -> rung.path("tried").size())
        .containsExactly(8, 4, 2, 1);
    assertThat(experiment.at("/search/rungs").valueStream())
        .extracting(rung -> rung.path("epochs").intValue())
        .containsExactly(125, 250, 500, 1000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'vary': {'alpha': [0.1, 0.2]}, 'search': {'budget': 100} | /search",
        "'vary': {'alpha': [0.1]}, 'folds': 3, 'search': {'budget': 100} | /search",
        "'vary': {'alpha': [0.1, 0.2, 0.3]}, 'folds': 3, 'search': {'budget': 17} |"
            + " /search/budget",
        "'vary': {'epochs': [10, 20]}, 'folds': 3, 'search': {'budget': 100} | /vary/epochs",
        "'vary': {'alpha': [1, 2]}, 'folds': 3, 'search': {'budget': 0} | /search/budget",
        "'vary': {'alpha': [1, 2]}, 'folds': 3, 'search': {'budget': 9, 'factor': 1} |"
            + " /search/factor"
      })
  void refusesSearchesThatCannotEnd(String more, String place) {
    assertThat(submit(IRIS, more).isProblem(422).places()).containsExactly(place);
  }
}
