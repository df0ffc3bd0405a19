package dev.plateau.spec;

import static dev.plateau.json.JsonTypes.choice;
import static dev.plateau.json.JsonTypes.integer;
import static dev.plateau.json.JsonTypes.number;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import dev.plateau.json.UnionType;
import dev.plateau.training.BatchOrder;
import dev.plateau.training.Descent;
import dev.plateau.training.Keep;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Schedule;
import dev.plateau.training.Search;
import dev.plateau.training.StoppingCriteria;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** The JSON of how a job goes downhill; its members stand beside the others of a spec. */
public final class DescentTypes {
  private static final String AUTO = "auto";
  private static final JsonType<Double> RATE = number(Range.POSITIVE);

  /** A learning rate, or {@code "auto"}, which is read as none: the data decide it. */
  private static final JsonType<Double> ALPHA =
      JsonTypes.of(
          (json, place) -> isAuto(json) ? Optional.empty() : RATE.read(json, place),
          RATE::write,
          schemas ->
              Schemas.oneOf(RATE.schema(schemas), Schemas.type("string").put("const", AUTO)));

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
                  .member("epsilon", number(Range.NOT_NEGATIVE), "added to the divisor"))
          .with(
              "rprop",
              ObjectType.of("Rprop", new Optimizer.Rprop())
                  .member(
                      "shrink",
                      number(Range.RATE),
                      "factor of a parameter's step when its derivative changes its sign")
                  .member("grow", number(Range.GROWTH), "factor of the step when it does not")
                  .member("smallest", number(Range.POSITIVE), "the smallest step")
                  .member("largest", number(Range.POSITIVE), "the largest step, alpha is the first")
                  .check(DescentTypes::checkSteps))
          .with(
              "lbfgs",
              ObjectType.of("Lbfgs", new Optimizer.Lbfgs())
                  .member("memory", integer(1, 1_000), "steps that are remembered"))
          .with(
              "levenberg-marquardt",
              ObjectType.of("LevenbergMarquardt", new Optimizer.LevenbergMarquardt()))
          .with(
              "scaled-conjugate-gradient",
              ObjectType.of("ScaledConjugateGradient", new Optimizer.ScaledConjugateGradient()));

  /** How alpha changes, as in PyTorch. */
  static final UnionType<Schedule> SCHEDULE =
      UnionType.<Schedule>of("Schedule")
          .with(
              "step",
              ObjectType.of("StepSchedule", new Schedule.Step(1_000, 0.1))
                  .suggested("every", integer(1, Integer.MAX_VALUE), "epochs with the same alpha")
                  .member("factor", number(Range.POSITIVE), "of alpha after them"))
          .with(
              "exponential",
              ObjectType.of("ExponentialSchedule", new Schedule.Exponential(0.999))
                  .suggested("factor", number(Range.POSITIVE), "of alpha after each epoch"))
          .with(
              "cosine",
              ObjectType.of("CosineSchedule", new Schedule.Cosine(10_000))
                  .suggested(
                      "epochs",
                      integer(1, Integer.MAX_VALUE),
                      "until alpha is 0, on half a cosine; then it rises again"))
          .with(
              "plateau",
              ObjectType.of("PlateauSchedule", new Schedule.Plateau(0.1, 10))
                  .member("factor", number(Range.RATE), "of alpha when the loss stays")
                  .member(
                      "patience",
                      integer(0, Integer.MAX_VALUE),
                      "epochs in a row that may be no better before"));

  /** What ends a run early, once any of it is met. */
  private static final ObjectType<StoppingCriteria> STOP_WHEN =
      ObjectType.of("StopWhen", StoppingCriteria.NONE)
          .optional("lossBelow", number(Range.POSITIVE), "the loss is below")
          .optional("gradientBelow", number(Range.POSITIVE), "the gradient's norm is below")
          .optional("seconds", number(Range.POSITIVE), "so many seconds of training are used")
          .optional(
              "patience",
              integer(1, Integer.MAX_VALUE),
              "so many epochs in a row did not lower the loss by minDelta")
          .optional(
              "minDelta", number(Range.NOT_NEGATIVE), "what patience takes for better; 0 if absent")
          .check((rules, place) -> {
            if (rules.minDelta().isPresent() && rules.patience().isEmpty()) {
              place.member("minDelta").invalid("needs patience beside it");
            }
          });

  private DescentTypes() {}

  /** Whether an alpha is to be found. */
  static boolean isAuto(JsonNode alpha) {
    return alpha.isString() && alpha.stringValue().equals(AUTO);
  }

  private static void checkSteps(Optimizer.Rprop rprop, Place place) {
    if (rprop.largest() < rprop.smallest() && place.isClean()) {
      place
          .member("largest")
          .invalid(
              "must not be below smallest: %s < %s".formatted(rprop.largest(), rprop.smallest()));
    }
  }

  /** How theta goes downhill, and for how long. */
  static ObjectType<Descent> descent(Limits limits) {
    return ObjectType.of("Descent", Descent.DEFAULT)
        .member("optimizer", OPTIMIZER, "how theta moves downhill, step rules as in PyTorch")
        .nullable(
            "alpha",
            ALPHA,
            DescentTypes::alpha,
            Descent::withLearningRate,
            "the learning rate; \"auto\" is 1 / the largest Hessian eigenvalue at the start; null"
                + " for optimizers that find their own step")
        .member(
            "weightDecay",
            number(Range.NOT_NEGATIVE),
            "the gradient gets this times each weight, biases excepted")
        .nullable(
            "schedule",
            SCHEDULE,
            descent ->
                Optional.of(descent.schedule())
                    .filter(schedule -> !schedule.equals(Schedule.CONSTANT)),
            Descent::withSchedule,
            "how alpha changes from epoch to epoch; null: it stays")
        .nullable(
            "clipNorm",
            number(Range.POSITIVE),
            descent -> descent.clipNorm().stream().boxed().findFirst(),
            (descent, norm) -> descent.withClipNorm(OptionalDouble.of(norm)),
            "what the norm of each step's gradient is cut to")
        .member(
            "epochs",
            integer(1, limits.epochs()),
            Descent::epochs,
            Descent::withEpochs,
            "how often all rows are seen; iterations of optimizers that find their own step")
        .nullable(
            "batchSize",
            integer(1, Integer.MAX_VALUE),
            descent -> descent.batchSize().stream().boxed().findFirst(),
            (descent, size) -> descent.withBatchSize(OptionalInt.of(size)),
            "rows in a mini-batch; null: all")
        .member(
            "batchOrder",
            choice(BatchOrder.class),
            Descent::batchOrder,
            Descent::withBatchOrder,
            "whether mini-batches take the rows in a new order each epoch, drawn from the seed, or"
                + " in the order of the data set")
        .nullable(
            "stopWhen",
            STOP_WHEN,
            descent ->
                Optional.of(descent.stopWhen())
                    .filter(rules -> !rules.equals(StoppingCriteria.NONE)),
            Descent::withStopWhen,
            "ends the run early, once any of these is met")
        .member(
            "keep",
            choice(Keep.class),
            Descent::keep,
            Descent::withKeep,
            "which epoch is the result: the last, or the first with the lowest loss");
  }

  /** None for a {@link Search}. */
  private static Optional<Double> alpha(Descent descent) {
    return descent.optimizer() instanceof Search
        ? Optional.empty()
        : Optional.of(descent.learningRate());
  }
}
