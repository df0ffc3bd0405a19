package dev.plateau.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.data.Fold;
import dev.plateau.data.Parting;
import dev.plateau.json.JsonType;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.BatchOrder;
import dev.plateau.training.Continuation;
import dev.plateau.training.Descent;
import dev.plateau.training.Keep;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Schedule;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is written is read again as the same, to the bit; and what the declarations say of it. */
class SpecTypesTests {
  private static final Network DEEP =
      new Network(
          2, List.of(3, 4), List.of(Activation.TANH, Activation.RELU), 1, Activation.SIGMOID);
  private static final Spec DEFAULT = Spec.of(DEEP, Loss.MSE);
  private static final ObjectType<JobSpec> JOB = SpecTypes.job(Limits.NONE, false);

  static Stream<Spec> specs() {
    return Stream.of(starts(), optimizers(), rules(), descents(), others()).flatMap(some -> some);
  }

  private static Stream<Spec> starts() {
    return Stream.of(
            new Initialization.Constant(-0.0),
            new Initialization.Uniform(-Double.MAX_VALUE, Double.MIN_VALUE),
            new Initialization.Normal(1.0 / 3, 1e-310),
            new Initialization.GlorotUniform(),
            new Initialization.HeNormal(),
            new Initialization.GlorotNormal(),
            new Initialization.HeUniform(),
            new Initialization.LecunNormal(),
            new Initialization.Orthogonal(),
            new Initialization.Uniform(0, 1, Optional.of(new Initialization.Constant(-0.0))),
            new Initialization.Orthogonal(Optional.of(new Initialization.Uniform(-1, 0))),
            new Initialization.HeNormal(Optional.of(new Initialization.LecunNormal())),
            new Initialization.Theta(Numbers.of(0.1, -0.0, 4.9e-324, 1e300)))
        .map(DEFAULT::withInit);
  }

  private static Stream<Spec> optimizers() {
    return Stream.of(
            new Optimizer.GradientDescent(),
            new Optimizer.Momentum(0.5),
            new Optimizer.Nesterov(0.25),
            new Optimizer.Adam(0.1, 0.2, 0.3),
            new Optimizer.AdamW(0.1, 0.2, 0.3, 0.4),
            new Optimizer.RmsProp(0.1, 0.2),
            new Optimizer.Adagrad(0.1),
            new Optimizer.Rprop(0.25, 1.5, 1e-9, 4),
            new Optimizer.Lbfgs(3),
            new Optimizer.LevenbergMarquardt(),
            new Optimizer.ScaledConjugateGradient())
        .map(DEFAULT::withOptimizer);
  }

  private static Stream<Spec> rules() {
    return Stream.of(
            StoppingCriteria.NONE,
            StoppingCriteria.NONE.withLossBelow(1e-6),
            StoppingCriteria.NONE.withGradientBelow(Double.MIN_VALUE),
            StoppingCriteria.NONE.withSeconds(0.1),
            StoppingCriteria.NONE.withLossBelow(0.5).withGradientBelow(0.25).withSeconds(60),
            StoppingCriteria.NONE.withPatience(7, 0),
            StoppingCriteria.NONE.withPatience(7, 1e-3).withLossBelow(0.5))
        .map(DEFAULT::withStopWhen);
  }

  private static Stream<Spec> descents() {
    return Stream.<UnaryOperator<Descent>>of(
            descent -> descent.withSchedule(new Schedule.Step(10, 0.5)),
            descent -> descent.withSchedule(new Schedule.Exponential(0.99)),
            descent -> descent.withSchedule(new Schedule.Cosine(100)),
            descent -> descent.withSchedule(new Schedule.Plateau(0.25, 0)),
            descent -> descent.withWeightDecay(1e-4),
            descent -> descent.withClipNorm(OptionalDouble.of(0.5)),
            descent -> descent.withBatchSize(OptionalInt.of(2)).withBatchOrder(BatchOrder.FIXED),
            descent -> descent.withKeep(Keep.BEST))
        .map(DEFAULT::withDescent);
  }

  private static Stream<Spec> others() {
    List<Activation> all =
        Arrays.stream(Activation.values()).filter(Activation::elementwise).toList();
    return Stream.of(
        DEFAULT.withSeed((1L << 53) - 1).withLearningRate(0.1 + 0.2).withEpochs(Integer.MAX_VALUE),
        DEFAULT.withBatchSize(OptionalInt.of(1)),
        DEFAULT.withBatchSize(OptionalInt.of(Integer.MAX_VALUE)),
        DEFAULT.withPreparation(Preparation.NONE.withScaling(true, false)),
        DEFAULT.withPreparation(new Preparation(0.25, false, true)),
        DEFAULT.withPreparation(new Preparation(0.9, true, true)),
        DEFAULT.withPreparation(
            Preparation.NONE.withParting(
                Parting.NONE.withFold(new Fold(3, 10)).withTrainingRows(5).withSeed(0))),
        DEFAULT.withNetwork(DEEP.withBias(false)),
        DEFAULT.withNetwork(DEEP.withDropout(0.5)),
        DEFAULT.withNetwork(DEEP.withDropout(List.of(0.1, 0.0))),
        DEFAULT.withPreparation(
            Preparation.NONE.withClassWeights(Optional.of(new ClassWeights.Balanced()))),
        DEFAULT.withPreparation(
            Preparation.NONE.withClassWeights(
                Optional.of(new ClassWeights.Each(List.of(1.0 / 3, 5.0))))),
        DEFAULT.withLoss(Loss.BCE),
        DEFAULT.withLoss(Loss.CROSS_ENTROPY),
        DEFAULT.withLoss(Loss.MAE),
        DEFAULT.withLoss(Loss.POISSON),
        DEFAULT.withLoss(new Loss.Huber(1.0 / 3)),
        DEFAULT.withNetwork(
            new Network(1, Collections.nCopies(all.size(), 2), all, 3, Activation.SOFTMAX)),
        DEFAULT.withNetwork(Network.of(5, List.of(), Activation.SIGMOID, 1, Activation.IDENTITY)),
        DEFAULT.withNetwork(Network.of(2, List.of(7, 8), Activation.GELU, 1, Activation.RELU)));
  }

  static Stream<JobSpec> jobs() {
    Dataset rows =
        Dataset.ofRows(new double[][] {{0.1, -0.0}, {1e300, 2}}, new double[][] {{1}, {4.9e-324}});
    return Stream.concat(
        specs().map(JobSpec.DEFAULT::withTraining),
        Stream.of(
            JobSpec.DEFAULT.withName("a \"name\""),
            JobSpec.DEFAULT.withDataset(new DatasetSource.Uploaded(new UUID(1, 2))),
            JobSpec.DEFAULT.withDataset(new DatasetSource.Inline(rows))));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void storesEverySpecToTheBit(Spec spec) {
    ObjectType<Spec> stored = SpecTypes.stored();

    assertThat(read(stored, stored.tree(spec).toString())).contains(spec);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void readsWhatAnswersShow(JobSpec job) {
    JobSpec read = read(JOB, JOB.tree(job).toString()).orElseThrow();

    Spec training = read.training();
    Network ends = job.training().network();
    Network fitted = SpecTypes.between(training.network(), ends.inputs(), ends.outputs());
    assertThat(read.withTraining(training.withNetwork(fitted))).isEqualTo(job);
  }

  @Test
  void showsTheRowsOfAListsJobsByTheirCounts() {
    Dataset rows = Dataset.ofRows(new double[][] {{0, 1}, {1, 2}}, new double[][] {{1}, {2}});
    JobSpec job = JobSpec.DEFAULT.withDataset(new DatasetSource.Inline(rows));

    assertThat(new SpecEcho(job, true).tree().get("dataset").toString())
        .isEqualTo("{\"rows\":2,\"inputCount\":2,\"targetCount\":1}");
  }

  @Test
  void storesThatARunContinuesAnotherOneButNotItsState() {
    Continuation there =
        new Continuation(new Optimizer.Adam(), new Schedule.Cosine(9), 20, Numbers.of(1, 2));
    Spec spec = DEFAULT.withStart(DEFAULT.start().withFrom(there));

    Spec read = read(SpecTypes.stored(), SpecTypes.stored().tree(spec).toString()).orElseThrow();

    assertThat(read.start().from()).contains(there.withState(Numbers.of()));
  }

  @Test
  void takesANumberForAllBiases() {
    Initialization read =
        read(InitTypes.INIT, "{\"type\": \"orthogonal\", \"biases\": 0.1}").orElseThrow();

    assertThat(read)
        .isEqualTo(new Initialization.Orthogonal(Optional.of(new Initialization.Constant(0.1))));
    assertThat(InitTypes.INIT.tree(read).toString())
        .isEqualTo("{\"type\":\"orthogonal\",\"biases\":0.1}");
  }

  @Test
  void showsALossWithoutSettingsByItsName() {
    JsonNode spec = JOB.tree(JobSpec.DEFAULT);

    assertThat(spec.get("loss").stringValue()).isEqualTo("mse");
    assertThat(read(SpecTypes.LOSS, "{\"type\": \"mse\"}")).contains(Loss.MSE);
  }

  @Test
  void showsNoAlphaOfASearch() {
    JsonNode spec =
        JOB.tree(JobSpec.DEFAULT.withTraining(DEFAULT.withOptimizer(new Optimizer.Lbfgs())));

    assertThat(spec.get("alpha").isNull()).isTrue();
    assertThat(spec.get("batchSize").isNull()).isTrue();
  }

  @Test
  void takesDefaultsFromTheDomain() {
    ObjectNode job = schema("Spec");

    assertThat(job.at("/properties/alpha/default").doubleValue()).isEqualTo(0.3);
    assertThat(job.at("/properties/epochs/default").intValue()).isEqualTo(10_000);
    assertThat(job.at("/properties/network/default").toString())
        .isEqualTo(
            "{\"hidden\":[2],\"activation\":\"sigmoid\",\"output\":\"identity\",\"bias\":true,"
                + "\"dropout\":0.0}");
    assertThat(job.at("/properties/init/default").toString())
        .isEqualTo("{\"type\":\"glorot-uniform\"}");
    assertThat(job.at("/properties/seed").has("default")).isFalse();
    assertThat(schema("AdamW").at("/properties/weightDecay/default").doubleValue())
        .isEqualTo(new Optimizer.AdamW().weightDecay());
  }

  @Test
  void describesLimitsAndChoices() {
    ObjectNode job = schema("Spec");

    assertThat(job.at("/required").toString()).isEqualTo("[\"dataset\"]");
    assertThat(job.at("/properties/epochs/minimum").intValue()).isEqualTo(1);
    assertThat(job.at("/properties/batchSize/type").toString()).isEqualTo("[\"integer\",\"null\"]");
    assertThat(job.at("/properties/alpha/oneOf/2/type").stringValue()).isEqualTo("null");
    assertThat(job.at("/properties/schedule/oneOf/1/type").stringValue()).isEqualTo("null");
    assertThat(job.at("/properties/loss/oneOf/0/enum").toString())
        .isEqualTo("[\"mse\",\"bce\",\"cross-entropy\",\"mae\",\"huber\",\"poisson\"]");
    assertThat(schema("Optimizer").at("/discriminator/mapping/adam").stringValue())
        .isEqualTo("#/x/Adam");
    assertThat(schema("Adam").at("/properties/type/const").stringValue()).isEqualTo("adam");
  }

  private static ObjectNode schema(String name) {
    Schemas schemas = new Schemas("#/x/");
    JOB.schema(schemas);
    return Objects.requireNonNull(schemas.named().get(name), name);
  }

  private static <T> Optional<T> read(JsonType<T> type, String json) {
    Violations faults = new Violations();
    JsonNode tree = new StrictJson(32).read(json.getBytes(StandardCharsets.UTF_8), faults);
    Optional<T> value = type.read(tree, Place.root(faults));
    faults.refuseIfAny();
    return value;
  }
}
