package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization;
import dev.plateau.spec.JobSpec;
import dev.plateau.spec.JobSpecReader;
import dev.plateau.spec.SpecDraft;
import dev.plateau.training.Spec;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The specs of an experiment's runs, each made when it is asked for; best in their order. */
final class RunSpecs {
  private final Plan plan;
  private final SpecDraft draft;
  private final JobSpecReader reader;
  private int point = -1;
  private @Nullable JobSpec atPoint;

  RunSpecs(Plan plan, SpecDraft draft, JobSpecReader reader) {
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

  /** The spec of a run. */
  JobSpec ofRun(int run) {
    JobSpec spec = ofPoint(run / plan.starts());
    int start = run % plan.starts();
    Spec training = spec.training();
    Optional<Long> seed = plan.seed(start, training.start().seed());
    if (seed.isPresent()) {
      return spec.withTraining(training.withSeed(seed.get()));
    }
    return plan.plane()
        .map(plane ->
            spec.withTraining(
                training.withInit(new Initialization.Theta(theta(plane, training, start)))))
        .orElse(spec);
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
    Map<String, JsonNode> values = plan.values(run / plan.starts());
    int start = run % plan.starts();
    plan.seed(start, ofPoint(run / plan.starts()).training().start().seed())
        .ifPresent(seed -> values.put(ExperimentTypes.SEED, draft.json().numberNode(seed)));
    plan.plane()
        .ifPresent(plane -> {
          values.put("x", draft.json().numberNode(plane.at(start % plane.resolution())));
          values.put("y", draft.json().numberNode(plane.at(start / plane.resolution())));
        });
    return values;
  }
}
