package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Seeds;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Axis.Values;
import dev.plateau.math.Sobol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an experiment asks: a spec, the fields that vary, and how.
 *
 * <p>Fields of the spec make points, of which the last field changes fastest; seeds and a plane of
 * theta make starts, which each point has all of, for each fold. Run r is start {@code r % starts}
 * of point {@code r / starts}; the seeds of a fold stand beside each other.
 *
 * @param spec of a job, as it was posted
 * @param sampled how many points a Sobol design has
 * @param folds each of which is held out by runs of its own
 * @param search which trains points in rungs, those of the next rung behind all of the one before
 */
public record Plan(
    ObjectNode spec,
    List<Field> fields,
    Design design,
    Optional<Integer> sampled,
    Folds folds,
    Optional<Search> search,
    Optional<String> name) {
  static final Plan EMPTY =
      new Plan(
          JsonNodeFactory.instance.objectNode(),
          List.of(),
          Design.GRID,
          Optional.empty(),
          Folds.NONE,
          Optional.empty(),
          Optional.empty());

  /** The largest number of points or runs that is counted. */
  private static final long MANY = 1L << 60;

  public Plan {
    fields = List.copyOf(fields);
  }

  /** A field that varies, by its path in the spec, such as {@code init.high}. */
  public record Field(String path, Axis axis) {
    /** Whether it makes starts of a point, not points. */
    boolean isStart() {
      return path.equals(ExperimentTypes.SEED) || path.equals(ExperimentTypes.THETA);
    }

    /** How many values it takes in a grid. */
    private int size() {
      return switch (axis) {
        case Values(var values) -> values.size();
        case Span span -> span.steps().orElse(1);
        case Seeds(int count) -> count;
        case Plane plane -> plane.resolution() * plane.resolution();
      };
    }

    private JsonNode value(int k) {
      return switch (axis) {
        case Values(var values) -> values.get(k);
        case Span span -> span.at(size() == 1 ? 0 : (double) k / (size() - 1));
        case Seeds _, Plane _ -> throw new IllegalStateException(path + " makes starts");
      };
    }

    private JsonNode at(double share) {
      return axis instanceof Span span ? span.at(share) : value((int) (share * size()));
    }
  }

  /** The fields that make points. */
  public List<Field> varied() {
    return fields.stream().filter(field -> !field.isStart()).toList();
  }

  private Optional<Axis> starting() {
    return fields.stream().filter(Field::isStart).map(Field::axis).findFirst();
  }

  /** The plane that starts lie on. */
  public Optional<Plane> plane() {
    return starting().filter(Plane.class::isInstance).map(Plane.class::cast);
  }

  /** How many points there are. */
  public int points() {
    return (int) Math.min(Integer.MAX_VALUE, countPoints());
  }

  long countPoints() {
    return design == Design.SOBOL
        ? sampled.orElse(1)
        : varied().stream().mapToLong(Field::size).reduce(1, Plan::times);
  }

  /** How many runs each point has. */
  public int starts() {
    return (int) Math.min(Integer.MAX_VALUE, countStarts());
  }

  /** How many runs each fold of a point has, or each point without folds. */
  public int startsOfFold() {
    return fields.stream().filter(Field::isStart).mapToInt(Field::size).findFirst().orElse(1);
  }

  private long countStarts() {
    return times(startsOfFold(), folds.parts());
  }

  /** Runs of all rungs. */
  long countRuns() {
    long points = countPoints();
    int rungs = search.map(known -> known.rungs(points)).orElse(1);
    long places = 0;
    for (int k = 0; k < rungs; k++) {
      places += places(k);
    }
    return times(places, countStarts());
  }

  /** How many points a rung has. */
  private long places(int rung) {
    long places = countPoints();
    for (int k = 0; k < rung; k++) {
      places /= search.orElseThrow().factor();
    }
    return places;
  }

  /** The rungs of the search, or one of all points. */
  public List<Rung> rungs() {
    List<Rung> rungs = new ArrayList<>();
    int count = search.map(known -> known.rungs(points())).orElse(1);
    int first = 0;
    for (int k = 0; k < count; k++) {
      int places = (int) places(k);
      long runs = times(places, countStarts());
      Rung rung = new Rung(first, places, search.map(known -> known.epochs(runs, count)));
      rungs.add(rung);
      first = rung.end();
    }
    return rungs;
  }

  /** Runs of the first rung, which has all points. */
  int designRuns() {
    return points() * starts();
  }

  public int runs() {
    return (int) Math.min(Integer.MAX_VALUE, countRuns());
  }

  private static long times(long one, long other) {
    return Math.min(MANY, Math.clamp(one, 0, 1L << 31) * other);
  }

  /** The values at a point, by their fields. */
  public Map<String, JsonNode> values(int point) {
    List<Field> varied = varied();
    Map<String, JsonNode> values = new LinkedHashMap<>();
    for (int d = 0; d < varied.size(); d++) {
      Field field = varied.get(d);
      values.put(
          field.path(),
          design == Design.SOBOL ? field.at(Sobol.at(point, d)) : field.value(indexOf(point, d)));
    }
    return values;
  }

  /** Which of its values a field has at a point of a grid. */
  int indexOf(int point, int dimension) {
    List<Field> varied = varied();
    int block =
        varied.stream().skip(dimension + 1L).mapToInt(Field::size).reduce(1, Math::multiplyExact);
    return point / block % varied.get(dimension).size();
  }

  /** The seed of a start, where seeds vary. */
  Optional<Long> seed(int start, long ofSpec) {
    int ofFold = start % startsOfFold();
    return starting()
        .flatMap(axis ->
            switch (axis) {
              case Seeds _ -> Optional.of(ofSpec + ofFold);
              case Values(var values) -> Optional.of((long) values.get(ofFold).doubleValue());
              case Span _, Plane _ -> Optional.empty();
            });
  }

  /** Which part is held out at a start, of folds. */
  int part(int start) {
    return start / startsOfFold();
  }

  /** The values that a field takes in a grid, in order; none of a range that is sampled. */
  public List<JsonNode> valuesOf(Field field) {
    List<JsonNode> values = new ArrayList<>();
    boolean sampledRange = design == Design.SOBOL && field.axis() instanceof Span;
    for (int k = 0; !sampledRange && k < field.size(); k++) {
      values.add(field.value(k));
    }
    return values;
  }

  /** The fields that vary with their values, as they are posted. */
  public JsonNode vary() {
    return ExperimentTypes.plan().tree(this).get("vary");
  }

  Plan withSpec(ObjectNode other) {
    return new Plan(other, fields, design, sampled, folds, search, name);
  }

  Plan withFields(List<Field> others) {
    return new Plan(spec, others, design, sampled, folds, search, name);
  }

  Plan withDesign(Design other) {
    return new Plan(spec, fields, other, sampled, folds, search, name);
  }

  Plan withSampled(int other) {
    return new Plan(spec, fields, design, Optional.of(other), folds, search, name);
  }

  Plan withFolds(Folds other) {
    return new Plan(spec, fields, design, sampled, other, search, name);
  }

  Plan withSearch(Search other) {
    return new Plan(spec, fields, design, sampled, folds, Optional.of(other), name);
  }

  Plan withName(String other) {
    return new Plan(spec, fields, design, sampled, folds, search, Optional.of(other));
  }
}
