package dev.plateau.experiment;

import dev.plateau.data.Parting;
import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.SpecDraft;
import dev.plateau.training.Preparation;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The specs of an experiment's runs, each made when it is asked for; best in their order. */
final class RunSpecs {
  static final String FOLD = "fold";
  private static final String SPLIT_SEED = "splitSeed";

  private final Plan plan;
  private final SpecDraft draft;
  private final JobSpecReader reader;
  private final List<Rung> rungs;
  private final List<List<Integer>> points;
  private int point = -1;
  private @Nullable JobSpec atPoint;

  /**
   * The specs of a plan.
   *
   * @param points of each rung, as far as they are known; those of the first are all
   */
  RunSpecs(Plan plan, SpecDraft draft, JobSpecReader reader, List<List<Integer>> points) {
    this.rungs = plan.rungs();
    this.points = points;
    this.plan = plan;
    this.draft = draft;
    this.reader = reader;
  }

  /** The spec of a point, whose start is that of its first run. */
  JobSpec ofPoint(int wanted) {
    JobSpec known = atPoint;
    if (known == null || wanted != point) {
      known = reader.read(draft.withJson(changed(wanted)));
      atPoint = known;
      point = wanted;
    }
    return known;
  }

  private ObjectNode changed(int at) {
    ObjectNode json = draft.json().deepCopy();
    plan.values(at).forEach((path, value) -> put(json, path, value));
    plan.folds()
        .count()
        .ifPresent(
            folds -> json.put("holdout", 0).putObject(FOLD).put("number", 1).put("of", folds));
    return json;
  }

  /** Sets a field; a name on the way stands for an object of that type. */
  private static void put(ObjectNode json, String path, JsonNode value) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      json.set(path, value);
      return;
    }
    String name = path.substring(0, dot);
    JsonNode inner = json.path(name);
    ObjectNode object = inner instanceof ObjectNode known ? known : json.objectNode();
    if (inner.isString()) {
      object.set("type", inner);
    }
    put(object, path.substring(dot + 1), value);
    json.set(name, object);
  }

  /** Whether it is known which point a run belongs to. */
  boolean knows(int run) {
    return rungOf(run) < Math.max(1, points.size());
  }

  private int rungOf(int run) {
    int place = run / plan.starts();
    return IntStream.range(0, rungs.size())
        .filter(k -> rungs.get(k).has(place))
        .findFirst()
        .orElseThrow();
  }

  private int pointOf(int run) {
    int place = run / plan.starts();
    int rung = rungOf(run);
    return rung == 0 ? place : points.get(rung).get(place - rungs.get(rung).first());
  }

  /** The spec of a run. */
  JobSpec ofRun(int run) {
    JobSpec spec = ofPoint(pointOf(run));
    int start = run % plan.starts();
    Spec training = started(parted(spec.training(), plan.part(start)), start);
    return spec.withTraining(
        rungs.get(rungOf(run)).epochs().map(training::withEpochs).orElse(training));
  }

  /** Without the run's fold, as it trains on all rows once it was found to be the best. */
  JobSpec refitted(int run) {
    JobSpec spec = ofRun(run);
    Preparation preparation = spec.training().preparation();
    return plan.folds().count().isEmpty()
        ? spec
        : spec.withTraining(
            spec.training()
                .withPreparation(preparation.withParting(preparation.parting().withoutFold())));
  }

  private Spec parted(Spec point, int part) {
    Preparation preparation = point.preparation();
    Parting parting = preparation.parting();
    return plan.folds()
        .fold(part)
        .map(fold ->
            point.withPreparation(
                preparation.withParting(parting.withFold(fold).withSeed(splitSeed(point, part)))))
        .orElse(point);
  }

  private long splitSeed(Spec point, int part) {
    long first = point.preparation().parting().seed().orElse(point.start().seed());
    return first + plan.folds().repeat(part);
  }

  private Spec started(Spec point, int start) {
    Optional<Long> seed = plan.seed(start, point.start().seed());
    if (seed.isPresent()) {
      return point.withSeed(seed.get());
    }
    return plan.plane()
        .map(plane -> point.withInit(new Initialization.Theta(theta(plane, point, start))))
        .orElse(point);
  }

  /** Theta of a pixel: the first direction goes right, the second up. */
  private static Numbers theta(Plane plane, Spec spec, int pixel) {
    double[] theta = spec.initialTheta();
    int[] at = {pixel % plane.resolution(), pixel / plane.resolution()};
    for (int d = 0; d < at.length; d++) {
      double coordinate = plane.at(at[d]);
      switch (plane.directions().get(d)) {
        case Direction.Parameter(String name) ->
            theta[spec.network().parameterNames().indexOf(name)] = coordinate;
        case Direction.Vector(Numbers entries) -> {
          for (int k = 0; k < theta.length; k++) {
            theta[k] += coordinate * entries.get(k);
          }
        }
      }
    }
    return Numbers.of(theta);
  }

  /** The values of a run by their fields, its seed among them where seeds vary. */
  Map<String, JsonNode> valuesOf(int run) {
    Map<String, JsonNode> values = plan.values(pointOf(run));
    int start = run % plan.starts();
    JsonNodeFactory json = JsonNodeFactory.instance;
    Spec point = ofPoint(pointOf(run)).training();
    plan.seed(start, point.start().seed())
        .ifPresent(seed -> values.put(ExperimentTypes.SEED, json.numberNode(seed)));
    int part = plan.part(start);
    plan.folds()
        .fold(part)
        .ifPresent(fold -> {
          values.put("fold.number", json.numberNode(fold.number()));
          values.put(SPLIT_SEED, json.numberNode(splitSeed(point, part)));
        });
    plan.plane()
        .ifPresent(plane -> {
          values.put("x", json.numberNode(plane.at(start % plane.resolution())));
          values.put("y", json.numberNode(plane.at(start / plane.resolution())));
        });
    return values;
  }
}
