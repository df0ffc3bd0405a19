package dev.plateau.spec;

import static dev.plateau.json.JsonTypes.choice;
import static dev.plateau.json.JsonTypes.flag;
import static dev.plateau.json.JsonTypes.integer;
import static dev.plateau.json.JsonTypes.list;
import static dev.plateau.json.JsonTypes.number;
import static dev.plateau.json.JsonTypes.numbers;
import static dev.plateau.json.JsonTypes.oneOrList;
import static dev.plateau.json.JsonTypes.text;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import dev.plateau.json.UnionType;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of a job's spec, each type and member declared once: name, type, range, default and
 * meaning. Requests, answers, the store and the API's description all go by these declarations.
 */
public final class SpecTypes {
  private static final long LARGEST_SEED = (1L << 53) - 1;
  private static final JsonType<Double> FINITE = number(Range.FINITE);

  private static final String AUTO = "auto";
  private static final JsonType<Double> RATE = number(Range.POSITIVE);

  /** A learning rate, or {@code "auto"}, which is read as none: the data decide it. */
  private static final JsonType<Double> ALPHA =
      JsonTypes.of(
          (json, place) -> isAuto(json) ? Optional.empty() : RATE.read(json, place),
          RATE::write,
          schemas ->
              Schemas.oneOf(RATE.schema(schemas), Schemas.type("string").put("const", AUTO)));

  public static final JsonType<Numbers> THETA = numbers().as(Numbers::of, Numbers::toArray);

  /** How a gradient moves theta, as in PyTorch. */
  public static final UnionType<Optimizer> OPTIMIZER =
      UnionType.<Optimizer>of("Optimizer")
          .orName()
          .with(
              "gradient-descent", ObjectType.of("GradientDescent", new Optimizer.GradientDescent()))
          .with(
              "momentum",
              ObjectType.of("Momentum", new Optimizer.Momentum())
                  .member("momentum", number(Range.RATE), "share of the last direction kept"))
          .with(
              "nesterov",
              ObjectType.of("Nesterov", new Optimizer.Nesterov())
                  .member("momentum", number(Range.RATE), "share of the last direction kept"))
          .with(
              "adam",
              ObjectType.of("Adam", new Optimizer.Adam())
                  .member("beta1", number(Range.RATE), "decay of the mean of gradients")
                  .member("beta2", number(Range.RATE), "decay of the mean of their squares")
                  .member("epsilon", number(Range.NOT_NEGATIVE), "added to the divisor"))
          .with(
              "adamw",
              ObjectType.of("AdamW", new Optimizer.AdamW())
                  .member("beta1", number(Range.RATE), "decay of the mean of gradients")
                  .member("beta2", number(Range.RATE), "decay of the mean of their squares")
                  .member("epsilon", number(Range.NOT_NEGATIVE), "added to the divisor")
                  .member("weightDecay", number(Range.NOT_NEGATIVE), "pull of theta towards 0"))
          .with(
              "rmsprop",
              ObjectType.of("RmsProp", new Optimizer.RmsProp())
                  .member("decay", number(Range.RATE), "decay of the mean of squared gradients")
                  .member("epsilon", number(Range.NOT_NEGATIVE), "added to the divisor"))
          .with(
              "adagrad",
              ObjectType.of("Adagrad", new Optimizer.Adagrad())
                  .member("epsilon", number(Range.NOT_NEGATIVE), "added to the divisor"));

  /** How theta starts. */
  static final UnionType<Initialization> INIT =
      UnionType.<Initialization>of("Init")
          .with(
              "constant",
              ObjectType.of("ConstantInit", new Initialization.Constant(0))
                  .required("value", FINITE, "every parameter"))
          .with(
              "uniform",
              ObjectType.of("UniformInit", new Initialization.Uniform(0, 0))
                  .required("low", FINITE, "from")
                  .required("high", FINITE, "to, not below low")
                  .check((uniform, place) -> {
                    if (uniform.high() < uniform.low() && place.isClean()) {
                      place
                          .member("high")
                          .invalid(
                              "must not be below low: %s < %s"
                                  .formatted(uniform.high(), uniform.low()));
                    }
                  }))
          .with(
              "normal",
              ObjectType.of("NormalInit", new Initialization.Normal(0, 0))
                  .required("mean", FINITE, "the mean")
                  .required("stdDev", number(Range.NOT_NEGATIVE), "the standard deviation"))
          .with(
              "glorot-uniform",
              ObjectType.of("GlorotUniformInit", new Initialization.GlorotUniform()))
          .with("he-normal", ObjectType.of("HeNormalInit", new Initialization.HeNormal()))
          .with(
              "theta",
              ObjectType.of("ThetaInit", new Initialization.Theta(Numbers.of()))
                  .required("values", THETA, "all parameters in order: w1.. then b1.."));

  /** What ends a run early, once any of it is met. */
  private static final ObjectType<StoppingCriteria> STOP_WHEN =
      ObjectType.of("StopWhen", StoppingCriteria.NONE)
          .optional("lossBelow", number(Range.POSITIVE), "the loss is below")
          .optional("gradientBelow", number(Range.POSITIVE), "the gradient's norm is below")
          .optional("seconds", number(Range.POSITIVE), "so many seconds of training are used");

  private SpecTypes() {}

  /** Whether an alpha is to be found. */
  static boolean isAuto(JsonNode alpha) {
    return alpha.isString() && alpha.stringValue().equals(AUTO);
  }

  private static ObjectType<Layers> network(Limits limits) {
    List<Activation> hidden =
        Arrays.stream(Activation.values()).filter(Activation::elementwise).toList();
    return ObjectType.of("Network", Layers.DEFAULT)
        .member(
            "hidden",
            list(integer(1, limits.units()), limits.layers(), "layers", 1),
            "widths of the hidden layers; empty for a linear model")
        .member(
            "activation",
            oneOrList(choice(hidden), limits.layers(), "layers", Activation.SIGMOID),
            "one for all hidden layers, or a list of one each")
        .member("output", choice(Activation.class), "the activation of the output layer")
        .check(Layers::check);
  }

  /** All of a job but its rows and its name. */
  private static ObjectType<Spec> training(Limits limits) {
    return ObjectType.of("Training", JobSpec.DEFAULT.training())
        .member(
            "network",
            network(limits),
            spec -> Layers.of(spec.network()),
            (spec, layers) ->
                spec.withNetwork(layers.between(spec.network().inputs(), spec.network().outputs())),
            "the shape between the ends, which the data decide")
        .member("loss", choice(Loss.class), Spec::loss, Spec::withLoss, "what is minimized")
        .member("init", INIT, spec -> spec.start().init(), Spec::withInit, "how theta starts")
        .chosen(
            "seed",
            integer(0, LARGEST_SEED),
            spec -> spec.start().seed(),
            Spec::withSeed,
            "drives start and shuffling; chosen by the server when absent")
        .member(
            "optimizer",
            OPTIMIZER,
            spec -> spec.descent().optimizer(),
            Spec::withOptimizer,
            "how a gradient moves theta, as in PyTorch")
        .member(
            "alpha",
            ALPHA,
            spec -> spec.descent().learningRate(),
            Spec::withLearningRate,
            "the learning rate; \"auto\" is 1 / the largest Hessian eigenvalue at the start")
        .member(
            "epochs",
            integer(1, limits.epochs()),
            spec -> spec.descent().epochs(),
            Spec::withEpochs,
            "how often all rows are seen")
        .nullable(
            "batchSize",
            integer(1, Integer.MAX_VALUE),
            spec -> spec.descent().batchSize().stream().boxed().findFirst(),
            (spec, size) -> spec.withBatchSize(OptionalInt.of(size)),
            "rows in a shuffled mini-batch; null: all")
        .member(
            "standardize",
            flag(),
            spec -> spec.preparation().standardize(),
            (spec, standardize) -> spec.withPreparation(new Preparation(standardize)),
            "scale the inputs to mean 0 and deviation 1")
        .nullable(
            "stopWhen",
            STOP_WHEN,
            spec ->
                Optional.of(spec.descent().stopWhen())
                    .filter(rules -> !rules.equals(StoppingCriteria.NONE)),
            Spec::withStopWhen,
            "ends the run early, once any of these is met");
  }

  /** A job as it is posted and shown. */
  static ObjectType<JobSpec> job(Limits limits, boolean brief) {
    return dataset(ObjectType.of("Spec", JobSpec.DEFAULT), limits, brief)
        .including(training(limits), JobSpec::training, JobSpec::withTraining)
        .nullable("name", text(200), JobSpec::name, JobSpec::withName, "what its owner calls it");
  }

  /** The members of a job that decide a loss and a start, for an object of another name. */
  public static ObjectType<JobSpec> objective(String name, Limits limits) {
    return dataset(ObjectType.of(name, JobSpec.DEFAULT), limits, false)
        .including(
            training(limits).only("network", "loss", "init", "seed", "optimizer", "standardize"),
            JobSpec::training,
            JobSpec::withTraining);
  }

  private static ObjectType<JobSpec> dataset(
      ObjectType<JobSpec> object, Limits limits, boolean brief) {
    return object.required(
        "dataset",
        new DatasetType(new RowsType(limits), brief),
        JobSpec::dataset,
        JobSpec::withDataset,
        DatasetType.choices());
  }

  /** A training spec by itself, without limits: as jobs show it, and the ends of its network. */
  static ObjectType<Spec> stored() {
    JsonType<Integer> width = integer(1, Integer.MAX_VALUE);
    return ObjectType.of("StoredSpec", JobSpec.DEFAULT.training())
        .required("inputs", width, spec -> spec.network().inputs(), SpecTypes::inputs, "in a row")
        .required(
            "targets", width, spec -> spec.network().outputs(), SpecTypes::outputs, "in a row")
        .including(training(Limits.NONE), spec -> spec, (old, spec) -> spec);
  }

  private static Spec inputs(Spec spec, int inputs) {
    return spec.withNetwork(between(spec.network(), inputs, spec.network().outputs()));
  }

  private static Spec outputs(Spec spec, int outputs) {
    return spec.withNetwork(between(spec.network(), spec.network().inputs(), outputs));
  }

  /** The same layers between other ends. */
  static Network between(Network network, int inputs, int outputs) {
    return Layers.of(network).between(inputs, outputs);
  }
}
