package dev.plateau.json;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One of some values that have names. */
record ChoiceType<T>(Map<String, T> byName) implements JsonType<T> {
  @Override
  public Optional<T> read(JsonNode json, Place place) {
    if (!json.isString()) {
      place.wrongType("a string", json);
      return Optional.empty();
    }
    Optional<T> choice = Optional.ofNullable(byName.get(json.stringValue()));
    if (choice.isEmpty()) {
      place.invalid("must be one of %s, is %s".formatted(names(), Place.describe(json)));
    }
    return choice;
  }

  String names() {
    return String.join(", ", byName.keySet());
  }

  @Override
  public void write(T value, JsonGenerator json) {
    for (Map.Entry<String, T> choice : byName.entrySet()) {
      if (choice.getValue().equals(value)) {
        json.writeString(choice.getKey());
        return;
      }
    }
    throw new IllegalArgumentException(value + " is none of " + names());
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode schema = Schemas.type("string");
    byName.keySet().forEach(schema.withArray("enum")::add);
    return schema;
  }
}
