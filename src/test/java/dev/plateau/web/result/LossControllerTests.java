package dev.plateau.web.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.BuiltIn;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.History.Point;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import dev.plateau.web.Answer;
import dev.plateau.web.RunningService;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Loss histories over HTTP. */
class LossControllerTests extends RunningService {
  private static final String SPEC =
      """
      {"dataset": "xor", "init": {"type": "uniform", "low": -1, "high": 1}, "seed": 11,
       "alpha": 0.5, "epochs": 200}
      """;

  private String losses = "";

  @BeforeEach
  void train() {
    losses = "/v1/jobs/" + client().train(SPEC).id() + "/losses";
  }

  @Test
  void haveOneEntryForEachEpochAndOneBeforeTheFirst() {
    JsonNode answer = client().get(losses).isStatus(200).json();

    assertThat(answer.propertyNames())
        .containsExactly("epoch", "loss", "holdoutLoss", "sampled", "of");
    assertThat(answer.path("epoch").size()).isEqualTo(201);
    assertThat(answer.path("epoch").get(0).intValue()).isZero();
    assertThat(answer.path("epoch").get(200).intValue()).isEqualTo(200);
    assertThat(answer.path("sampled").booleanValue()).isFalse();
    assertThat(answer.path("of").intValue()).isEqualTo(201);
  }

  @Test
  void areTheTrainersBits() {
    Spec spec =
        Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE)
            .withInit(new Initialization.Uniform(-1, 1))
            .withSeed(11)
            .withLearningRate(0.5)
            .withEpochs(200);
    Trainer trainer = Trainer.start(spec, BuiltIn.named("xor").orElseThrow().data(), () -> false);
    trainer.train(200);

    double[] told = client().get(losses).numbers("loss");

    assertThat(told)
        .isEqualTo(trainer.history().between(0, 200).stream().mapToDouble(Point::loss).toArray());
  }

  @Test
  void canBeCut() {
    double[] all = client().get(losses).numbers("loss");

    Answer part = client().get(losses + "?from=10&to=12");

    assertThat(part.isStatus(200).json().path("epoch").toString()).isEqualTo("[10,11,12]");
    assertThat(part.numbers("loss")).isEqualTo(Arrays.copyOfRange(all, 10, 13));
    assertThat(part.json().path("of").intValue()).isEqualTo(201);
    assertThat(client().get(losses + "?from=500").isStatus(200).numbers("epoch")).isEmpty();
  }

  @Test
  void hideNoSpikeWhenSampled() {
    double[] all = client().get(losses).numbers("loss");

    JsonNode sampled = client().get(losses + "?maxPoints=10").isStatus(200).json();

    int points = sampled.path("epoch").size();
    assertThat(sampled.path("sampled").booleanValue()).isTrue();
    assertThat(points).isBetween(2, 10);
    assertThat(sampled.path("lossMin").size()).isEqualTo(points);
    assertThat(smallest(sampled, "lossMin")).isEqualTo(Arrays.stream(all).min().orElseThrow());
    assertThat(sampled.path("lossMax").size()).isEqualTo(points);
    assertThat(sampled.path("of").intValue()).isEqualTo(201);
  }

  private static double smallest(JsonNode answer, String field) {
    return IntStream.range(0, answer.path(field).size())
        .mapToDouble(k -> answer.path(field).get(k).doubleValue())
        .min()
        .orElseThrow();
  }

  @Test
  void canBeATable() {
    double[] all = client().get(losses).numbers("loss");

    Answer table = client().get(losses, "Accept", "text/csv");

    assertThat(table.isStatus(200).header("Content-Type").orElseThrow()).startsWith("text/csv");
    List<String> lines = table.body().lines().toList();
    assertThat(lines).hasSize(202).startsWith("epoch,loss", "0," + all[0]);
    assertThat(lines.stream().skip(1).mapToDouble(line -> number(line.split(",", -1)[1])))
        .containsExactly(Arrays.stream(all).boxed().toArray(Double[]::new));
  }

  private static double number(String cell) {
    return Double.parseDouble(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=1.5 | 400 | from",
        "from= | 400 | from",
        "to=x | 400 | to",
        "scale=cubic | 400 | scale",
        "from=a&to=b&maxPoints=c | 400 | from,to,maxPoints",
        "form=1 | 400 | form",
        "from=1&from=2 | 400 | from",
        "scale=log&scale=log | 400 | scale",
        "limit=1&cursor=2 | 400 | cursor,limit",
        "from=-1 | 422 | from",
        "from=99999999999 | 422 | from",
        "from=5&to=4 | 422 | to",
        "maxPoints=1 | 422 | maxPoints",
        "maxPoints=0 | 422 | maxPoints",
        "width=199&height=2001 | 422 | width,height",
        "maxPoints=1&width=wide | 400 | maxPoints,width"
      })
  void refuseQueriesTheyDoNotUnderstand(String query, int status, String places) {
    Answer answer = client().get(losses + "?" + query);

    answer.isProblem(status);
    assertThat(answer.places()).containsExactlyInAnyOrder(places.split(","));
  }
}
