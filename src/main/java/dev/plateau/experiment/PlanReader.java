package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Seeds;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Axis.Values;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.job.Jobs;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.InvalidRequest.Fault;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.Place;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.math.Sobol;
import dev.plateau.network.Network;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.Limits;
import dev.plateau.spec.SpecDraft;
import dev.plateau.spec.SpecEcho;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads an experiment from a request: every point is read as a job is, every fault named. */
@Component
@EnableConfigurationProperties(ExperimentProperties.class)
public class PlanReader {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private final JobSpecReader specs;
  private final Jobs jobs;
  private final Limits limits;
  private final ExperimentProperties properties;

  PlanReader(JobSpecReader specs, Jobs jobs, Limits limits, ExperimentProperties properties) {
    this.specs = specs;
    this.jobs = jobs;
    this.limits = limits;
    this.properties = properties;
  }

  /**
   * The experiment that a body describes.
   *
   * @throws InvalidRequest with all that is wrong
   */
  public Submission read(byte[] body) {
    Violations faults = new Violations();
    Place place = Place.root(faults);
    ObjectNode json = (ObjectNode) new StrictJson(limits.depth()).read(body, faults);
    Plan asked = ExperimentTypes.plan().read(json, place, Plan.EMPTY);
    checkFields(asked, place);
    checkSize(asked, place);
    checkSpec(asked.spec(), place.member("spec"));
    Optional<SpecDraft> draft = specs.draft(seeded(asked.spec()), place.member("spec"));
    if (!place.isClean()) {
      draft.ifPresent(known -> readAlone(known, asked, faults));
      faults.refuseIfAny();
    }
    Plan plan = rounded(asked, draft.orElseThrow());
    Chunking chunks = new Chunking(plan.starts(), plan.runs());
    readPoints(plan, draft.get(), chunks, faults);
    place
        .member("vary")
        .allow(
            chunks.work() <= limits.work(),
            () ->
                "asks for too much: all runs take %.3g multiply-adds, above the limit of %.3g"
                    .formatted(chunks.work(), limits.work()));
    faults.refuseIfAny();
    return new Submission(plan, draft.get(), chunks.edges(), chunks.demand());
  }

  private ObjectNode seeded(ObjectNode spec) {
    if (spec.hasNonNull(ExperimentTypes.SEED)) {
      return spec;
    }
    return spec.deepCopy().put(ExperimentTypes.SEED, specs.absent().training().start().seed() >> 1);
  }

  private static void checkSpec(ObjectNode spec, Place place) {
    if (spec.hasNonNull("from")) {
      place
          .member("from")
          .invalid("must be left out: an experiment's runs have starts of their own");
    }
    if (spec.path("stopWhen").hasNonNull("seconds")) {
      place
          .member("stopWhen")
          .member("seconds")
          .invalid("must be left out: where it ends a run depends on the machine");
    }
  }

  private void checkFields(Plan plan, Place place) {
    Place vary = place.member("vary");
    for (Field field : plan.fields()) {
      Place at = vary.member(field.path());
      switch (field.path()) {
        case ExperimentTypes.SEED -> checkSeed(field.axis(), at);
        case ExperimentTypes.THETA ->
            at.allow(
                field.axis() instanceof Plane,
                () -> "must be a plane: directions, from, to, resolution");
        case "dataset", "from", "name" -> at.invalid("cannot vary");
        default -> checkAxis(field.axis(), plan.design(), at);
      }
    }
    if (plan.fields().stream().filter(Field::isStart).count() > 1) {
      vary.member(ExperimentTypes.THETA).invalid("cannot vary beside seed: it is the start");
    }
    if (plan.varied().stream().map(Field::path).anyMatch(path -> isPartOfAnother(path, plan))) {
      vary.invalid("must not name a field and a part of it");
    }
    boolean sobol = plan.design() == Design.SOBOL;
    if (sobol && plan.varied().size() > Sobol.MAX_DIMENSIONS) {
      vary.invalid(
          "must name at most %d fields for a sobol design".formatted(Sobol.MAX_DIMENSIONS));
    }
    Place points = place.member("points");
    points.allow(!sobol || plan.sampled().isPresent(), () -> "is required for a sobol design");
    points.allow(sobol || plan.sampled().isEmpty(), () -> "must be left out for a grid");
  }

  private static boolean isPartOfAnother(String path, Plan plan) {
    return plan.varied().stream().anyMatch(other -> path.startsWith(other.path() + "."));
  }

  private static void checkSeed(Axis axis, Place place) {
    switch (axis) {
      case Seeds _ -> {}
      case Values(var values) -> {
        for (int k = 0; k < values.size(); k++) {
          var _ = JsonTypes.integer(0, LARGEST_SEED).read(values.get(k), place.entry(k));
        }
      }
      case Span _, Plane _ -> place.invalid("must be {\"count\": n} or a list of seeds");
    }
  }

  private static void checkAxis(Axis axis, Design design, Place place) {
    switch (axis) {
      case Values _ -> {}
      case Span span -> {
        boolean grid = design == Design.GRID;
        Place steps = place.member("steps");
        steps.allow(!grid || span.steps().isPresent(), () -> "is required for a grid");
        steps.allow(grid || span.steps().isEmpty(), () -> "must be left out in a sobol design");
      }
      case Seeds _, Plane _ ->
          place.invalid("must be a list of values or a range: from, to, steps");
    }
  }

  private void checkSize(Plan plan, Place place) {
    Place vary = place.member("vary");
    vary.allow(
        plan.countPoints() <= properties.points(),
        () ->
            "makes %,d points, above the limit of %,d"
                .formatted(plan.countPoints(), properties.points()));
    vary.allow(
        plan.countRuns() <= properties.runs(),
        () ->
            "makes %,d runs, above the limit of %,d"
                .formatted(plan.countRuns(), properties.runs()));
  }

  /** The same with ranges rounded where their field takes whole numbers. */
  private Plan rounded(Plan plan, SpecDraft draft) {
    return plan.withFields(
        plan.fields().stream()
            .map(field ->
                field.axis() instanceof Span span && isWhole(field.path(), plan, draft)
                    ? new Field(field.path(), span.whole(true))
                    : field)
            .toList());
  }

  private boolean isWhole(String path, Plan plan, SpecDraft draft) {
    try {
      JsonNode echo = new SpecEcho(new RunSpecs(plan, draft, specs).ofPoint(0), true).tree();
      return echo.at("/" + path.replace('.', '/')).isIntegralNumber();
    } catch (InvalidRequest reportedLater) {
      return false;
    }
  }

  private void readPoints(Plan plan, SpecDraft draft, Chunking chunks, Violations faults) {
    RunSpecs runs = new RunSpecs(plan, draft, specs);
    Place plane = Place.root(faults).member("vary").member(ExperimentTypes.THETA);
    for (int point = 0; point < plan.points(); point++) {
      try {
        JobSpec spec = runs.ofPoint(point);
        Network network = spec.training().network();
        plan.plane().ifPresent(known -> checkPlane(known, network, plane));
        chunks.add(spec.training(), jobs.rows(spec).training().rows());
      } catch (InvalidRequest e) {
        note(e, plan, point, faults);
      }
    }
  }

  /** Notes the faults of a spec that stand beside what is to vary, when that is faulty itself. */
  private void readAlone(SpecDraft draft, Plan plan, Violations faults) {
    try {
      var _ = specs.read(draft);
    } catch (InvalidRequest e) {
      e.faults().stream()
          .filter(fault ->
              plan.fields().stream()
                  .noneMatch(
                      field -> within(fault.place(), "/" + field.path().replaceAll("[.].*", ""))))
          .forEach(fault -> note(e.malformed(), "/spec" + fault.place(), fault.detail(), faults));
    }
  }

  private static void note(boolean malformed, String place, String detail, Violations faults) {
    if (malformed) {
      faults.malformed(place, detail);
    } else {
      faults.invalid(place, detail);
    }
  }

  private static void checkPlane(Plane plane, Network network, Place place) {
    for (int d = 0; d < plane.directions().size(); d++) {
      Place at = place.member("directions").entry(d);
      switch (plane.directions().get(d)) {
        case Direction.Parameter(String name) -> {
          List<String> names = network.parameterNames();
          at.allow(
              names.contains(name),
              () -> "must be one of %s to %s".formatted(names.getFirst(), names.getLast()));
        }
        case Direction.Vector(var entries) ->
            at.allow(
                entries.size() == network.parameters(),
                () ->
                    "must have one number for each of the %,d parameters, has %,d"
                        .formatted(network.parameters(), entries.size()));
      }
    }
  }

  /** Faults of a field that varies stand where its values are. */
  private static void note(InvalidRequest refusal, Plan plan, int point, Violations faults) {
    Map<String, JsonNode> values = plan.values(point);
    for (Fault fault : refusal.faults()) {
      Optional<String> field =
          values.keySet().stream()
              .filter(path -> within(fault.place(), "/" + path.replace('.', '/')))
              .findFirst();
      String place = field.map(path -> "/vary/" + path).orElse("/spec" + fault.place());
      String where = values.isEmpty() ? "" : " (where " + described(values) + ")";
      note(refusal.malformed(), place, fault.detail() + where, faults);
    }
  }

  private static boolean within(String place, String field) {
    return place.equals(field) || place.startsWith(field + "/");
  }

  private static String described(Map<String, JsonNode> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " is " + value.getValue())
        .collect(Collectors.joining(", "));
  }
}
