package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import dev.plateau.training.Preparation;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is scaled: inputs or not, or inputs and targets each by its own. */
final class ScalingType implements JsonType<Preparation> {
  private static final JsonType<Boolean> FLAG = JsonTypes.flag();

  private static final ObjectType<Preparation> BOTH =
      ObjectType.of("Standardize", Preparation.NONE)
          .member(
              "inputs",
              FLAG,
              Preparation::scalesInputs,
              (known, inputs) -> known.withScaling(inputs, known.scalesTargets()),
              "scale the inputs")
          .member(
              "targets",
              FLAG,
              Preparation::scalesTargets,
              (known, targets) -> known.withScaling(known.scalesInputs(), targets),
              "scale the targets: losses are in the scaled unit, predictions, surfaces and metrics"
                  + " in the targets' own");

  @Override
  public Optional<Preparation> read(JsonNode json, Place place) {
    if (json.isObject()) {
      return BOTH.read(json, place);
    }
    return place
        .expect(json.isBoolean(), "true, false or an object", json, json::booleanValue)
        .map(inputs -> Preparation.NONE.withScaling(inputs, false));
  }

  @Override
  public void write(Preparation scaling, JsonGenerator json) {
    if (scaling.scalesTargets()) {
      BOTH.write(scaling, json);
    } else {
      FLAG.write(scaling.scalesInputs(), json);
    }
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return Schemas.oneOf(FLAG.schema(schemas), BOTH.schema(schemas));
  }
}
