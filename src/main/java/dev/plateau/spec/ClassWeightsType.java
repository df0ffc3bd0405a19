package dev.plateau.spec;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Weights of classes: {@code "balanced"}, or a number for each class. */
final class ClassWeightsType implements JsonType<ClassWeights> {
  private static final String BALANCED = "balanced";
  private static final JsonType<List<Double>> EACH =
      JsonTypes.list(JsonTypes.number(Range.POSITIVE), 1_000, "classes", 1.0);

  /** Notes weights that do not go with the targets. */
  static void check(ClassWeights weights, Dataset data, Place place) {
    if (!ClassWeights.areClasses(data)) {
      place.invalid(
          "needs classes for targets: a column of 0 and 1, or a column for each class with a single"
              + " 1 in each row");
    } else if (weights instanceof ClassWeights.Each(List<Double> each)
        && each.size() != ClassWeights.classes(data)) {
      place.invalid(
          "must have one weight for each of the %d classes, has %d"
              .formatted(ClassWeights.classes(data), each.size()));
    }
  }

  @Override
  public Optional<ClassWeights> read(JsonNode json, Place place) {
    if (json.isString() && json.stringValue().equals(BALANCED)) {
      return Optional.of(new ClassWeights.Balanced());
    }
    if (json.isString()) {
      place.invalid("must be \"balanced\" or a list of numbers, is " + json);
      return Optional.empty();
    }
    return EACH.read(json, place).map(ClassWeights.Each::new);
  }

  @Override
  public void write(ClassWeights weights, JsonGenerator json) {
    switch (weights) {
      case ClassWeights.Balanced() -> json.writeString(BALANCED);
      case ClassWeights.Each(List<Double> each) -> EACH.write(each, json);
    }
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return Schemas.oneOf(Schemas.type("string").put("const", BALANCED), EACH.schema(schemas));
  }
}
