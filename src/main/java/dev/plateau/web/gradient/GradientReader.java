package dev.plateau.web.gradient;

import static dev.plateau.spec.SpecTypes.THETA;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.update.ClaimedUpdates;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.math.Numbers;
import dev.plateau.network.ClaimedNumber;
import dev.plateau.network.GradientRequest;
import dev.plateau.network.Network;
import dev.plateau.spec.Fitting;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.Limits;
import dev.plateau.spec.SpecTypes;
import dev.plateau.training.Descent;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import dev.plateau.training.StepRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a request for a gradient, naming every fault and filling in every default. */
@Component
class GradientReader implements SchemaSource {
  private static final String TRAJECTORY = "trajectory";

  /** Points of a trajectory; the limits of a request bound their numbers. */
  private static final int MAX_POINTS = 10_000;

  private final JobSpecReader jobs;
  private final Fitting fitting;
  private final Limits limits;
  private final ObjectType<Posted> type;

  GradientReader(JobSpecReader jobs, Fitting fitting, Limits limits) {
    this.jobs = jobs;
    this.fitting = fitting;
    this.limits = limits;
    this.type = type(limits);
  }

  /** A question as it is posted. */
  private record Posted(
      JobSpec spec,
      Optional<Numbers> theta,
      List<OptionalDouble> claimed,
      List<Numbers> trajectory,
      double alpha) {
    static final Posted ABSENT =
        new Posted(
            JobSpec.DEFAULT,
            Optional.empty(),
            List.of(),
            List.of(),
            Descent.DEFAULT.learningRate());

    Posted withSpec(JobSpec other) {
      return new Posted(other, theta, claimed, trajectory, alpha);
    }
  }

  private static ObjectType<Posted> type(Limits limits) {
    JsonType<List<OptionalDouble>> claims =
        JsonTypes.list(
            JsonTypes.orNull(JsonTypes.number(Range.FINITE)),
            limits.parameters(),
            "numbers",
            OptionalDouble.empty());
    return ObjectType.of("GradientRequest", Posted.ABSENT)
        .including(SpecTypes.objective("Objective", limits), Posted::spec, Posted::withSpec)
        .optional("theta", THETA, "the point: all parameters in order; instead of init and seed")
        .member("claimed", claims, "your own gradient; null for an entry that is not claimed")
        .member(
            TRAJECTORY,
            JsonTypes.list(THETA, MAX_POINTS, "points", Numbers.of()),
            "theta before your program's first step, after it, and so on, instead of theta: each"
                + " step is compared with the rule of optimizer and alpha over all rows")
        .member(
            "alpha",
            JsonTypes.number(Range.POSITIVE),
            "the learning rate of the trajectory's steps");
  }

  /**
   * Refuses a network whose gradient would be too long an answer.
   *
   * @throws InvalidRequest when it has too many parameters
   */
  void checkSize(Network network) {
    Violations faults = new Violations();
    checkSize(network, Place.root(faults));
    faults.refuseIfAny();
  }

  private void checkSize(Network network, Place place) {
    long parameters = network.parameters();
    if (parameters > limits.gradientParameters()) {
      place
          .member("network")
          .invalid(
              "has %,d parameters, above the limit of %,d for gradients"
                  .formatted(parameters, limits.gradientParameters()));
    }
  }

  /**
   * What a body asks for.
   *
   * @param optimizer whose largest stable alpha to show
   * @param updates of the caller's own program
   */
  record Asked(GradientRequest gradient, Optimizer optimizer, Optional<ClaimedUpdates> updates) {}

  /**
   * Reads a body.
   *
   * @throws InvalidRequest with all that is wrong
   */
  Asked read(byte[] body) {
    Violations faults = new Violations();
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    Place place = Place.root(faults);
    Posted posted = type.read(json, place, Posted.ABSENT.withSpec(jobs.absent()));
    Optional<Fitted> fitted = fitting.fit(posted.spec(), place);
    checkOneStart(json, place);
    checkTrajectory(posted, json, place);
    fitted.ifPresent(known -> checkSize(known.spec().training().network(), place));
    fitted.ifPresent(known -> checkLengths(posted, known.spec().training().network(), json, place));
    faults.refuseIfAny();
    Spec spec = fitted.orElseThrow().spec().training();
    Dataset rows = fitted.get().data();
    GradientRequest gradient =
        new GradientRequest(
            spec.prepared(rows, rows),
            spec.network(),
            spec.loss(),
            point(posted).orElseGet(() -> Numbers.of(spec.initialTheta())),
            json.hasNonNull("claimed") ? typed(body, "claimed") : List.of());
    return new Asked(
        gradient,
        spec.descent().optimizer(),
        posted.trajectory().isEmpty()
            ? Optional.empty()
            : Optional.of(updates(gradient, posted, typed(body, TRAJECTORY))));
  }

  private static Optional<Numbers> point(Posted posted) {
    return posted.trajectory().stream().findFirst().or(posted::theta);
  }

  private static ClaimedUpdates updates(
      GradientRequest start, Posted posted, List<Optional<ClaimedNumber>> typed) {
    int parameters = start.theta().size();
    List<List<ClaimedNumber>> points =
        IntStream.range(0, typed.size() / parameters)
            .mapToObj(point ->
                typed.subList(point * parameters, (point + 1) * parameters).stream()
                    .map(Optional::orElseThrow)
                    .toList())
            .toList();
    StepRule rule = (StepRule) posted.spec().training().descent().optimizer();
    return new ClaimedUpdates(
        start.data(), start.network(), start.loss(), rule, posted.alpha(), points);
  }

  /** Each number with the precision that it was typed with. */
  private List<Optional<ClaimedNumber>> typed(byte[] body, String member) {
    return new StrictJson(limits.depth())
        .literals(body, member).stream().map(literal -> literal.map(ClaimedNumber::typed)).toList();
  }

  @Override
  public void describe(Schemas schemas) {
    type.schema(schemas);
  }

  private static void checkOneStart(JsonNode json, Place place) {
    Stream.of("theta", TRAJECTORY)
        .filter(json::hasNonNull)
        .findFirst()
        .ifPresent(given -> {
          for (String other : List.of("init", "seed", TRAJECTORY)) {
            if (json.hasNonNull(other) && !other.equals(given)) {
              place
                  .member(other)
                  .invalid(
                      "must not be given together with %s, which it would replace"
                          .formatted(given));
            }
          }
        });
  }

  private static void checkTrajectory(Posted posted, JsonNode json, Place place) {
    if (!json.hasNonNull(TRAJECTORY)) {
      if (json.has("alpha")) {
        place.member("alpha").invalid("needs trajectory beside it, whose steps it scales");
      }
      return;
    }
    if (posted.spec().training().descent().optimizer() instanceof Search) {
      place
          .member("optimizer")
          .invalid("must be one that takes alpha: the steps of this one follow no rule of alpha");
    }
    if (posted.trajectory().size() < 2 && place.member(TRAJECTORY).isClean()) {
      place
          .member(TRAJECTORY)
          .invalid(
              "must have at least 2 points, theta before a step and after it, has %d"
                  .formatted(posted.trajectory().size()));
    }
  }

  private static void checkLengths(Posted posted, Network network, JsonNode json, Place place) {
    posted
        .theta()
        .ifPresent(
            theta -> Fitting.checkLength(theta.size(), network, place.member("theta"), place));
    for (int k = 0; k < posted.trajectory().size(); k++) {
      int size = posted.trajectory().get(k).size();
      Fitting.checkLength(size, network, place.member(TRAJECTORY).entry(k), place);
    }
    if (json.hasNonNull("claimed")) {
      Fitting.checkLength(posted.claimed().size(), network, place.member("claimed"), place);
    }
  }
}
