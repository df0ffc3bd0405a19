package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A learning rate, or {@code "auto"}, which is read as none: the data decide it. */
record AlphaType() implements JsonType<Double> {
  private static final String AUTO = "auto";
  private static final JsonType<Double> NUMBER = JsonTypes.number(Range.POSITIVE);

  static boolean isAuto(JsonNode json) {
    return json.isString() && json.stringValue().equals(AUTO);
  }

  @Override
  public Optional<Double> read(JsonNode json, Place place) {
    return isAuto(json) ? Optional.empty() : NUMBER.read(json, place);
  }

  @Override
  public void write(Double alpha, JsonGenerator json) {
    NUMBER.write(alpha, json);
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return Schemas.oneOf(NUMBER.schema(schemas), Schemas.type("string").put("const", AUTO));
  }
}
