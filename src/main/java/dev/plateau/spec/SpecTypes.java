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
import dev.plateau.json.ObjectType;
import dev.plateau.json.Range;
import dev.plateau.json.UnionType;
import dev.plateau.math.Numbers;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Continuation;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Schedule;
import dev.plateau.training.Spec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The JSON of a job's spec, each type and member declared once: name, type, range, default and
 * meaning. Requests, answers, the store and the API's description all go by these declarations.
 */
public final class SpecTypes {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  public static final JsonType<Numbers> THETA = numbers().as(Numbers::of, Numbers::toArray);

  /** How far outputs are from targets. */
  static final UnionType<Loss> LOSS =
      UnionType.<Loss>of("Loss")
          .orJustName()
          .with("mse", ObjectType.of("MseLoss", Loss.MSE))
          .with("bce", ObjectType.of("BceLoss", Loss.BCE))
          .with("cross-entropy", ObjectType.of("CrossEntropyLoss", Loss.CROSS_ENTROPY))
          .with("mae", ObjectType.of("MaeLoss", Loss.MAE))
          .with(
              "huber",
              ObjectType.of("HuberLoss", new Loss.Huber())
                  .member(
                      "delta",
                      number(Range.POSITIVE),
                      "the error from which on the loss is linear"))
          .with("poisson", ObjectType.of("PoissonLoss", Loss.POISSON));

  /** Another run without its state, which the store keeps beside. */
  private static final ObjectType<Continuation> CONTINUATION =
      ObjectType.of(
              "Continuation",
              new Continuation(new Optimizer.GradientDescent(), Schedule.CONSTANT, 0, Numbers.of()))
          .required("optimizer", DescentTypes.OPTIMIZER, "of the other run")
          .nullable(
              "schedule",
              DescentTypes.SCHEDULE,
              run -> Optional.of(run.schedule()).filter(one -> !one.equals(Schedule.CONSTANT)),
              (run, schedule) ->
                  new Continuation(run.optimizer(), schedule, run.epochs(), run.state()),
              "of the other run")
          .required("epochs", integer(0, Integer.MAX_VALUE), "that led there");

  private SpecTypes() {}

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
        .member("bias", flag(), "whether units have biases; without, theta lists weights only")
        .member(
            "dropout",
            oneOrList(number(Range.RATE), limits.layers(), "layers", 0.0),
            "share of units that a step drops, one for all hidden layers, or a list of one each")
        .check(Layers::check);
  }

  /** All of a job but its rows and its name. */
  private static ObjectType<Spec> training(Limits limits) {
    return ObjectType.of("Training", JobSpec.DEFAULT.training())
        .including(
            PartingTypes.PARTING,
            spec -> spec.preparation().parting(),
            (spec, parting) -> spec.withPreparation(spec.preparation().withParting(parting)))
        .member(
            "network",
            network(limits),
            spec -> Layers.of(spec.network()),
            (spec, layers) ->
                spec.withNetwork(layers.between(spec.network().inputs(), spec.network().outputs())),
            "the shape between the ends, which the data decide")
        .member("loss", LOSS, Spec::loss, Spec::withLoss, "what is minimized")
        .nullable(
            "classWeights",
            new ClassWeightsType(),
            spec -> spec.preparation().classWeights(),
            (spec, weights) ->
                spec.withPreparation(spec.preparation().withClassWeights(Optional.of(weights))),
            "how much rows count in the loss by their class: a number for each class, in the order"
                + " of the targets, or \"balanced\", where every class counts alike; scaled to mean"
                + " 1 over the training rows")
        .optional("init", InitTypes.INIT, SpecTypes::init, Spec::withInit, "how theta starts")
        .chosen(
            "seed",
            integer(0, LARGEST_SEED),
            spec -> spec.start().seed(),
            Spec::withSeed,
            "drives start and shuffling; chosen by the server when absent")
        .member(
            "standardize",
            new ScalingType(),
            Spec::preparation,
            (spec, scaling) ->
                spec.withPreparation(
                    spec.preparation()
                        .withScaling(scaling.scalesInputs(), scaling.scalesTargets())),
            "scale the inputs to mean 0 and deviation 1 over the training rows; {\"inputs\": true,"
                + " \"targets\": true}: the targets too")
        .including(
            DescentTypes.descent(limits),
            Spec::descent,
            (spec, descent) -> spec.withDescent(old -> descent));
  }

  /** A job as it is posted and shown. */
  static ObjectType<JobSpec> job(Limits limits, boolean brief) {
    return dataset(ObjectType.of("Spec", JobSpec.DEFAULT), limits, brief)
        .including(training(limits), JobSpec::training, JobSpec::withTraining)
        .nullable(
            "from",
            Origin.TYPE,
            job -> job.training().start().from().flatMap(there -> job.from()),
            JobSpec::withFrom,
            "another job that this one goes on from, instead of init: at its theta, and where the"
                + " optimizer is the same with its memory; seed is that of the other job when"
                + " absent")
        .member(
            "restarts",
            integer(1, RestartRules.MAX),
            JobSpec::restarts,
            JobSpec::withRestarts,
            "how many starts are trained on the same rows, by seed and the seeds after it; the"
                + " result is the run with the lowest loss, on rows held out where there are some")
        .nullable("name", text(200), JobSpec::name, JobSpec::withName, "what its owner calls it");
  }

  /** The members of a job that decide a loss and a start, for an object of another name. */
  public static ObjectType<JobSpec> objective(String name, Limits limits) {
    return dataset(ObjectType.of(name, JobSpec.DEFAULT), limits, false)
        .including(
            training(limits)
                .only(
                    "network", "loss", "classWeights", "init", "seed", "optimizer", "standardize"),
            JobSpec::training,
            JobSpec::withTraining);
  }

  private static ObjectType<JobSpec> dataset(
      ObjectType<JobSpec> object, Limits limits, boolean brief) {
    return object.required(
        "dataset",
        new DatasetType(limits, brief),
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
        .including(training(Limits.NONE), spec -> spec, (old, spec) -> spec)
        .nullable(
            "from",
            CONTINUATION,
            spec -> spec.start().from(),
            (spec, from) -> spec.withStart(spec.start().withFrom(from)),
            "another run that this one continues");
  }

  /** None of a run that continues another one. */
  private static Optional<Initialization> init(Spec spec) {
    return spec.start().from().isPresent() ? Optional.empty() : Optional.of(spec.start().init());
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
