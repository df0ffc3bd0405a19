package dev.plateau.web.gradient;

import static dev.plateau.spec.SpecTypes.THETA;

import dev.plateau.data.Dataset;
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
import dev.plateau.network.GradientRequest;
import dev.plateau.network.Network;
import dev.plateau.spec.Fitting;
import dev.plateau.spec.Fitting.Fitted;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.Limits;
import dev.plateau.spec.SpecTypes;
import dev.plateau.training.Optimizer;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads a request for a gradient, naming every fault and filling in every default. */
@Component
class GradientReader implements SchemaSource {
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
  private record Posted(JobSpec spec, Optional<Numbers> theta, List<OptionalDouble> claimed) {
    Posted withSpec(JobSpec other) {
      return new Posted(other, theta, claimed);
    }
  }

  private static ObjectType<Posted> type(Limits limits) {
    JsonType<List<OptionalDouble>> claims =
        JsonTypes.list(
            JsonTypes.orNull(JsonTypes.number(Range.FINITE)),
            limits.parameters(),
            "numbers",
            OptionalDouble.empty());
    return ObjectType.of(
            "GradientRequest", new Posted(JobSpec.DEFAULT, Optional.empty(), List.of()))
        .including(SpecTypes.objective("Objective", limits), Posted::spec, Posted::withSpec)
        .optional("theta", THETA, "the point: all parameters in order; instead of init and seed")
        .member("claimed", claims, "your own gradient; null for an entry that is not claimed");
  }

  /**
   * What a body asks for.
   *
   * @param optimizer whose largest stable alpha to show
   */
  record Asked(GradientRequest gradient, Optimizer optimizer) {}

  /**
   * Reads a body.
   *
   * @throws dev.plateau.json.InvalidRequest with all that is wrong
   */
  Asked read(byte[] body) {
    Violations faults = new Violations();
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    Place place = Place.root(faults);
    Posted posted = type.read(json, place, new Posted(jobs.absent(), Optional.empty(), List.of()));
    Optional<Fitted> fitted = fitting.fit(posted.spec(), place);
    checkOneStart(json, place);
    fitted.ifPresent(known -> checkLengths(posted, known.spec().training().network(), json, place));
    faults.refuseIfAny();
    Spec spec = fitted.orElseThrow().spec().training();
    Dataset rows = fitted.get().data();
    GradientRequest gradient =
        new GradientRequest(
            spec.prepared(rows, rows),
            spec.network(),
            spec.loss(),
            posted.theta().orElseGet(() -> Numbers.of(spec.initialTheta())),
            posted.claimed());
    return new Asked(gradient, spec.descent().optimizer());
  }

  @Override
  public void describe(Schemas schemas) {
    type.schema(schemas);
  }

  private static void checkOneStart(JsonNode json, Place place) {
    for (String other : List.of("init", "seed")) {
      if (json.hasNonNull("theta") && json.hasNonNull(other)) {
        place
            .member(other)
            .invalid("must not be given together with theta, which it would replace");
      }
    }
  }

  private static void checkLengths(Posted posted, Network network, JsonNode json, Place place) {
    posted
        .theta()
        .ifPresent(
            theta -> Fitting.checkLength(theta.size(), network, place.member("theta"), place));
    if (json.hasNonNull("claimed")) {
      Fitting.checkLength(posted.claimed().size(), network, place.member("claimed"), place);
    }
  }
}
