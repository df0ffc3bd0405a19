package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Scale;
import dev.plateau.experiment.Axis.Seeds;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Axis.Values;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.spec.SpecSchemas;
import dev.plateau.spec.SpecTypes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a request for an experiment, each member declared once. */
@Component
class ExperimentTypes implements SchemaSource {
  static final String SEED = "seed";
  static final String THETA = "theta";
  private static final int MAX_VALUES = 1_000;

  private static final JsonType<Direction> DIRECTION =
      JsonTypes.of(
          (json, place) ->
              json.isString()
                  ? Optional.of(new Direction.Parameter(json.stringValue()))
                  : SpecTypes.THETA.read(json, place).map(Direction.Vector::new),
          (direction, json) -> {
            switch (direction) {
              case Direction.Parameter(String name) -> json.writeString(name);
              case Direction.Vector(var entries) -> SpecTypes.THETA.write(entries, json);
            }
          },
          schemas -> Schemas.oneOf(Schemas.type("string"), SpecTypes.THETA.schema(schemas)));

  private static final ObjectType<Span> SPAN =
      ObjectType.of("Span", new Span(0, 1, OptionalInt.empty(), Scale.LINEAR, false))
          .required("from", JsonTypes.number(Range.FINITE), "the first number")
          .required("to", JsonTypes.number(Range.FINITE), "the last number")
          .optional(
              "steps",
              JsonTypes.integer(1, MAX_VALUES),
              "how many numbers; left out in a sobol design, which takes any number between")
          .member("scale", JsonTypes.choice(Scale.class), "how they are spaced")
          .member(
              "whole",
              JsonTypes.flag(),
              "whether they are rounded, as they are where the field takes whole numbers only")
          .check(ExperimentTypes::checkScale);

  private static final ObjectType<Seeds> SEEDS =
      ObjectType.of("Seeds", new Seeds(1))
          .required(
              "count",
              JsonTypes.integer(1, Integer.MAX_VALUE),
              "how many seeds, from that of the spec upwards");

  private static final ObjectType<Plane> PLANE =
      ObjectType.of("Plane", new Plane(List.of(), -5, 5, 64))
          .required(
              "directions",
              JsonTypes.list(DIRECTION, 2, "directions", new Direction.Parameter("w1")),
              "two parameters, which take the coordinates, or two vectors, of which the coordinates"
                  + " times are added to theta")
          .required("from", JsonTypes.number(Range.FINITE), "where both coordinates begin")
          .required("to", JsonTypes.number(Range.FINITE), "where both end")
          .required("resolution", JsonTypes.integer(2, MAX_VALUES), "pixels on each side")
          .check((plane, place) ->
              place
                  .member("directions")
                  .allow(plane.directions().size() == 2, () -> "must be two"));

  private static final ObjectType<Search> SEARCH =
      ObjectType.of("Search", Search.EMPTY)
          .required(
              "budget",
              JsonTypes.integer(1, 1L << 53),
              "epochs of all runs together, at most; each rung gets an equal part")
          .member(
              "factor",
              JsonTypes.integer(2, 10),
              "how many times fewer points each rung has, of which each is trained longer")
          .optional(
              "epochs",
              JsonTypes.integer(1, Integer.MAX_VALUE),
              "of a run, at most; those of the spec where it is left out");

  private static final JsonType<Axis> AXIS =
      JsonTypes.of(
          ExperimentTypes::readAxis, ExperimentTypes::writeAxis, ExperimentTypes::describeAxis);

  private static final JsonType<List<Field>> FIELDS =
      JsonTypes.of(
          (json, place) ->
              place.expect(
                  json.isObject(),
                  "an object with the values of each field",
                  json,
                  () ->
                      json.propertyStream()
                          .flatMap(one ->
                              AXIS
                                  .read(one.getValue(), place.member(one.getKey()))
                                  .map(axis -> new Field(one.getKey(), axis))
                                  .stream())
                          .toList()),
          (fields, json) -> {
            json.writeStartObject();
            fields.forEach(field -> {
              json.writeName(field.path());
              AXIS.write(field.axis(), json);
            });
            json.writeEndObject();
          },
          schemas -> Schemas.type("object").set("additionalProperties", AXIS.schema(schemas)));

  private final SpecSchemas specs;

  ExperimentTypes(SpecSchemas specs) {
    this.specs = specs;
  }

  @Override
  public void describe(Schemas schemas) {
    plan(specs::reference).schema(schemas);
  }

  /** A plan as it is stored and read; its spec is read point by point. */
  static ObjectType<Plan> plan() {
    return plan(schemas -> Schemas.type("object"));
  }

  private static ObjectType<Plan> plan(java.util.function.Function<Schemas, ObjectNode> spec) {
    JsonType<ObjectNode> object =
        JsonTypes.of(
            (json, place) ->
                place.expect(json.isObject(), "an object", json, () -> (ObjectNode) json),
            (tree, json) -> json.writeTree(tree),
            spec);
    return ObjectType.of("ExperimentRequest", Plan.EMPTY)
        .required(
            "spec",
            object,
            Plan::spec,
            Plan::withSpec,
            "a job's spec, which all runs share but for what varies")
        .member(
            "vary",
            FIELDS,
            Plan::fields,
            Plan::withFields,
            "fields of the spec by their path, as in init.high, with the values that they take: a"
                + " list or a range; seed also {\"count\": n}, the starts of each point, and theta"
                + " a plane of starts")
        .member(
            "design",
            JsonTypes.choice(Design.class),
            Plan::design,
            Plan::withDesign,
            "which combinations of values are points")
        .nullable(
            "points",
            JsonTypes.integer(1, Integer.MAX_VALUE),
            Plan::sampled,
            Plan::withSampled,
            "how many points a sobol design has")
        .nullable(
            "folds",
            JsonTypes.integer(2, MAX_VALUES),
            plan -> plan.folds().count(),
            (plan, count) -> plan.withFolds(plan.folds().withCount(count)),
            "cross-validation: into how many parts the rows are parted, each with its share of each"
                + " class; each run is done once for each part, which it holds out")
        .member(
            "repeats",
            JsonTypes.integer(1, MAX_VALUES),
            plan -> plan.folds().repeats(),
            (plan, repeats) -> plan.withFolds(plan.folds().withRepeats(repeats)),
            "how often the rows are parted into folds, by splitSeed and the seeds after it")
        .nullable(
            "search",
            SEARCH,
            Plan::search,
            Plan::withSearch,
            "finds a good spec by successive halving: all points are trained a little, those with"
                + " the best scores on rows held out longer, and so on")
        .nullable(
            "name", JsonTypes.text(200), Plan::name, Plan::withName, "what its owner calls it");
  }

  private static void checkScale(Span span, Place place) {
    boolean positive = span.from() > 0 && span.to() > 0;
    if (span.scale() == Scale.LOG && !positive && place.isClean()) {
      place.member("scale").invalid("log needs numbers above 0, from and to");
    }
    boolean near = Double.isFinite(span.to() - span.from());
    boolean nearByFactor =
        span.scale() != Scale.LOG || !positive || Double.isFinite(span.to() / span.from());
    place.member("to").allow(near && nearByFactor, () -> "must not be that far from from");
  }

  private static Optional<Axis> readAxis(JsonNode json, Place place) {
    if (json.isArray()) {
      boolean some = !json.isEmpty() && json.size() <= MAX_VALUES;
      return place.allow(
              some, () -> "must have 1 to %,d values, has %,d".formatted(MAX_VALUES, json.size()))
          ? Optional.of(new Values(json.valueStream().toList()))
          : Optional.empty();
    }
    if (!json.isObject()) {
      place.wrongType("a list of values or an object with from and to", json);
      return Optional.empty();
    }
    ObjectType<? extends Axis> type =
        json.has("count") ? SEEDS : json.has("directions") ? PLANE : SPAN;
    return type.read(json, place).map(axis -> axis);
  }

  private static void writeAxis(Axis axis, JsonGenerator json) {
    switch (axis) {
      case Values(var values) ->
          json.writeTree(JsonNodeFactory.instance.arrayNode().addAll(values));
      case Span span -> SPAN.write(span, json);
      case Seeds seeds -> SEEDS.write(seeds, json);
      case Plane plane -> PLANE.write(plane, json);
    }
  }

  private static ObjectNode describeAxis(Schemas schemas) {
    return schemas.refer(
        "Axis",
        () -> {
          ObjectNode list = Schemas.type("array");
          list.putObject("items");
          return Schemas.oneOf(
              list.put("minItems", 1).put("maxItems", MAX_VALUES),
              SPAN.schema(schemas),
              SEEDS.schema(schemas),
              PLANE.schema(schemas));
        });
  }
}
