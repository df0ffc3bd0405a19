package dev.plateau.diagnosis.world;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** Reads as much of a job's spec as the world's cases use. */
final class WorldSpec {
  private WorldSpec() {}

  static Dataset data(JsonNode json) {
    return Dataset.ofRows(rows(json.get("inputs")), rows(json.get("targets")));
  }

  private static double[][] rows(JsonNode json) {
    return json.valueStream().map(WorldSpec::row).toArray(double[][]::new);
  }

  private static double[] row(JsonNode json) {
    return json.isArray() ? numbers(json) : new double[] {json.asDouble()};
  }

  private static double[] numbers(JsonNode json) {
    return json.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  static Spec of(JsonNode json, Dataset data) {
    JsonNode batch = json.path("batchSize");
    return Spec.of(network(json.get("network"), data), loss(json.path("loss").asString("mse")))
        .withInit(init(json.path("init")))
        .withSeed(json.get("seed").asLong())
        .withOptimizer(optimizer(json.path("optimizer")))
        .withLearningRate(json.path("alpha").asDouble(0.3))
        .withEpochs(json.path("epochs").asInt(10_000))
        .withBatchSize(batch.isNumber() ? OptionalInt.of(batch.asInt()) : OptionalInt.empty())
        .withPreparation(
            Preparation.NONE.withScaling(json.path("standardize").asBoolean(false), false));
  }

  private static Network network(JsonNode json, Dataset data) {
    List<Integer> hidden = json.get("hidden").valueStream().map(JsonNode::asInt).toList();
    JsonNode activation = json.path("activation");
    List<Activation> activations =
        activation.isArray()
            ? activation.valueStream().map(h -> constant(Activation.class, h, "")).toList()
            : Collections.nCopies(hidden.size(), constant(Activation.class, activation, "sigmoid"));
    Activation output = constant(Activation.class, json.path("output"), "identity");
    return new Network(data.inputs(), hidden, activations, data.targets(), output);
  }

  private static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String otherwise) {
    String name = json.isString() ? json.asString() : otherwise;
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static Loss loss(String name) {
    return switch (name) {
      case "mse" -> Loss.MSE;
      case "bce" -> Loss.BCE;
      case "cross-entropy" -> Loss.CROSS_ENTROPY;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Initialization init(JsonNode json) {
    return switch (json.path("type").asString("glorot-uniform")) {
      case "constant" -> new Initialization.Constant(json.get("value").asDouble());
      case "uniform" ->
          new Initialization.Uniform(json.get("low").asDouble(), json.get("high").asDouble());
      case "normal" ->
          new Initialization.Normal(json.get("mean").asDouble(), json.get("stdDev").asDouble());
      case "glorot-uniform" -> new Initialization.GlorotUniform();
      case "he-normal" -> new Initialization.HeNormal();
      case "theta" -> new Initialization.Theta(Numbers.of(numbers(json.get("values"))));
      default -> throw new IllegalArgumentException(json.toString());
    };
  }

  private static Optimizer optimizer(JsonNode json) {
    double momentum = json.path("momentum").asDouble(0.9);
    String type =
        json.isString() ? json.asString() : json.path("type").asString("gradient-descent");
    return switch (type) {
      case "gradient-descent" -> new Optimizer.GradientDescent();
      case "momentum" -> new Optimizer.Momentum(momentum);
      case "nesterov" -> new Optimizer.Nesterov(momentum);
      case "adam" ->
          new Optimizer.Adam(
              json.path("beta1").asDouble(0.9), json.path("beta2").asDouble(0.999), 1e-8);
      case "rmsprop" -> new Optimizer.RmsProp();
      default -> throw new IllegalArgumentException(type);
    };
  }
}
