package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schedules, clipping and weight decay beside recorded runs of PyTorch, number for number. */
class ScheduleTests {
  private static final Dataset XOR = BuiltIn.named("xor").orElseThrow().data();
  private static final Spec SPEC =
      Spec.of(Network.of(2, List.of(2), Activation.SIGMOID, 1, Activation.IDENTITY), Loss.MSE);

  /** A recorded run. */
  record Recorded(JsonNode start, JsonNode run) {
    Spec spec() {
      return SPEC.withInit(new Initialization.Theta(Numbers.of(numbers(start))))
          .withOptimizer(TorchGolden.optimizer(run.get("optimizer").stringValue()))
          .withLearningRate(run.get("alpha").doubleValue())
          .withEpochs(run.get("epochs").intValue())
          .withDescent(descent ->
              descent
                  .withSchedule(schedule(run.get("spec")))
                  .withWeightDecay(run.get("weightDecay").doubleValue())
                  .withClipNorm(clipNorm()));
    }

    private OptionalDouble clipNorm() {
      JsonNode norm = run.get("clipNorm");
      return norm.isNull() ? OptionalDouble.empty() : OptionalDouble.of(norm.doubleValue());
    }

    @Override
    public String toString() {
      return run.get("name").stringValue();
    }
  }

  private static Schedule schedule(JsonNode json) {
    double factor = json.path("factor").doubleValue(1);
    return switch (json.path("type").stringValue("none")) {
      case "step" -> new Schedule.Step(json.get("every").intValue(), factor);
      case "exponential" -> new Schedule.Exponential(factor);
      case "cosine" -> new Schedule.Cosine(json.get("epochs").intValue());
      case "plateau" -> new Schedule.Plateau(factor, json.get("patience").intValue());
      default -> Schedule.CONSTANT;
    };
  }

  private static double[] numbers(JsonNode list) {
    return IntStream.range(0, list.size()).mapToDouble(k -> list.get(k).doubleValue()).toArray();
  }

  static Stream<Recorded> recorded() {
    try (InputStream json =
        ScheduleTests.class.getResourceAsStream("/golden/torch-schedules.json")) {
      assertThat(json).isNotNull();
      JsonNode all = JsonMapper.shared().readTree(json);
      return all.get("runs").valueStream().map(run -> new Recorded(all.get("theta0"), run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void followsPyTorch(Recorded recorded) {
    Trainer trainer = Trainer.start(recorded.spec(), XOR, () -> false);

    trainer.train(Integer.MAX_VALUE);

    recorded
        .run()
        .get("lossAtEpoch")
        .forEachEntry((epoch, loss) -> {
          int at = Integer.parseInt(epoch);
          assertThat(trainer.history().between(at, at).getFirst().loss())
              .as("epoch " + epoch)
              .isCloseTo(loss.doubleValue(), within(1e-9));
        });
    assertThat(trainer.theta()).containsExactly(numbers(recorded.run().get("theta")), within(1e-9));
  }

  @Test
  void takesRowsInTheirOrderWhereThatIsFixed() {
    Spec fixed =
        SPEC.withSeed(1)
            .withBatchSize(OptionalInt.of(1))
            .withEpochs(5)
            .withDescent(descent -> descent.withBatchOrder(BatchOrder.FIXED));
    Spec otherSeed =
        fixed.withStart(new Start(new Initialization.Theta(Numbers.of(fixed.initialTheta())), 9));

    assertThat(trained(otherSeed)).isEqualTo(trained(fixed));
    assertThat(trained(shuffled(otherSeed))).isNotEqualTo(trained(shuffled(fixed)));
  }

  private static Spec shuffled(Spec spec) {
    return spec.withDescent(descent -> descent.withBatchOrder(BatchOrder.SHUFFLED));
  }

  private static double[] trained(Spec spec) {
    Trainer trainer = Trainer.start(spec, XOR, () -> false);
    trainer.train(Integer.MAX_VALUE);
    return trainer.theta();
  }

  @Test
  void losesPatienceAfterSoManyEpochsWithoutAnImprovement() {
    Spec spec =
        SPEC.withInit(new Initialization.Constant(0.1))
            .withStopWhen(StoppingCriteria.NONE.withPatience(20, 1e-3));
    Trainer trainer = Trainer.start(spec, XOR, () -> false);
    trainer.train(Integer.MAX_VALUE);

    double[] losses =
        trainer.history().between(0, trainer.epoch()).stream()
            .mapToDouble(History.Point::loss)
            .toArray();
    int best = 0;
    for (int epoch = 1; epoch < losses.length - 1; epoch++) {
      best = losses[epoch] < losses[best] - 1e-3 ? epoch : best;
    }
    assertThat(trainer.stopReason()).isEqualTo(StopReason.PATIENCE);
    assertThat(trainer.epoch()).isEqualTo(best + 20);
  }

  static Stream<Schedule> everySchedule() {
    return Stream.of(
        Schedule.CONSTANT,
        new Schedule.Step(7, 0.5),
        new Schedule.Step(1, 1),
        new Schedule.Exponential(0.9),
        new Schedule.Exponential(1),
        new Schedule.Cosine(1),
        new Schedule.Cosine(30),
        new Schedule.Plateau(0.1, 3));
  }

  @ParameterizedTest
  @MethodSource("everySchedule")
  void sumsItsFactors(Schedule schedule) {
    for (int epochs = 0; epochs <= 100; epochs++) {
      double sum = IntStream.range(0, epochs).mapToDouble(schedule::factor).sum();

      assertThat(schedule.sumOfFactors(epochs)).isCloseTo(sum, within(1e-10));
    }
  }
}
