package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.job.Jobs;
import dev.plateau.json.InvalidRequest;
import dev.plateau.json.InvalidRequest.Fault;
import dev.plateau.json.Place;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.network.Network;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.Limits;
import dev.plateau.spec.SpecDraft;
import dev.plateau.spec.SpecEcho;
import dev.plateau.training.RunWork;
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
    PlanRules.check(asked, place);
    checkSize(asked, place);
    checkSpec(asked.spec(), place.member("spec"));
    Optional<SpecDraft> draft = specs.draft(seeded(asked.spec()), place.member("spec"));
    if (!place.isClean()) {
      draft.ifPresent(known -> readAlone(known, asked, faults));
      faults.refuseIfAny();
    }
    Plan plan = bounded(rounded(asked, draft.orElseThrow()), draft.get());
    PlanRules.checkBudget(plan, place);
    faults.refuseIfAny();
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
    if (spec.path("restarts").asInt(1) != 1) {
      place.member("restarts").invalid("must be left out: seed varies instead");
    }
    if (spec.path("stopWhen").hasNonNull("seconds")) {
      place
          .member("stopWhen")
          .member("seconds")
          .invalid("must be left out: where it ends a run depends on the machine");
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

  /** The same with the epochs of the spec, where a search does not say how many at most. */
  private Plan bounded(Plan plan, SpecDraft draft) {
    Optional<Search> search = plan.search().filter(known -> known.epochs().isEmpty());
    try {
      return search.isEmpty()
          ? plan
          : plan.withSearch(
              search.get().withEpochs(specs(plan, draft).ofPoint(0).training().descent().epochs()));
    } catch (InvalidRequest reportedLater) {
      return plan;
    }
  }

  private RunSpecs specs(Plan plan, SpecDraft draft) {
    return new RunSpecs(plan, draft, specs, List.of());
  }

  private boolean isWhole(String path, Plan plan, SpecDraft draft) {
    try {
      JsonNode echo = new SpecEcho(specs(plan, draft).ofPoint(0), true).tree();
      return echo.at("/" + path.replace('.', '/')).isIntegralNumber();
    } catch (InvalidRequest reportedLater) {
      return false;
    }
  }

  private void readPoints(Plan plan, SpecDraft draft, Chunking chunks, Violations faults) {
    RunSpecs runs = specs(plan, draft);
    Place root = Place.root(faults);
    Place plane = root.member("vary").member(ExperimentTypes.THETA);
    List<Rung> rungs = plan.rungs();
    double[] heaviest = new double[rungs.size()];
    for (int point = 0; point < plan.points(); point++) {
      try {
        JobSpec spec = runs.ofPoint(point);
        Network network = spec.training().network();
        plan.plane().ifPresent(known -> checkPlane(known, network, plane));
        PlanRules.checkSearched(plan, spec.training(), root.member("search"));
        int rows = jobs.rows(spec).training().rows();
        chunks.hold(spec.training(), rows);
        for (int k = 0; k < heaviest.length; k++) {
          int epochs = rungs.get(k).epochs().orElse(spec.training().descent().epochs());
          double work = RunWork.of(spec.training(), rows, epochs);
          heaviest[k] = Math.max(heaviest[k], work);
          if (k == 0) {
            chunks.add(work);
          }
        }
      } catch (InvalidRequest e) {
        note(e, plan, point, faults);
      }
    }
    for (int k = 1; k < heaviest.length; k++) {
      chunks.endRung();
      for (int place = 0; place < rungs.get(k).points(); place++) {
        chunks.add(heaviest[k]);
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
                  .noneMatch(field ->
                      PlanRules.within(fault.place(), "/" + field.path().replaceAll("[.].*", ""))))
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
              .filter(path -> PlanRules.within(fault.place(), "/" + path.replace('.', '/')))
              .findFirst();
      boolean ofFolds =
          plan.folds().count().isPresent() && PlanRules.within(fault.place(), "/fold");
      String place =
          ofFolds ? "/folds" : field.map(path -> "/vary/" + path).orElse("/spec" + fault.place());
      String where = values.isEmpty() ? "" : " (where " + described(values) + ")";
      note(refusal.malformed(), place, fault.detail() + where, faults);
    }
  }

  private static String described(Map<String, JsonNode> values) {
    return values.entrySet().stream()
        .map(value -> value.getKey() + " is " + value.getValue())
        .collect(Collectors.joining(", "));
  }
}
