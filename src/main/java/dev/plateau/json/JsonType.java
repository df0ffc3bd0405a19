package dev.plateau.json;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.TokenBuffer;

/** How values of one type stand in JSON: how they are read, written and described. */
public interface JsonType<T> {
  /**
   * Reads a value, notes each fault at its place and goes on.
   *
   * @return what could be read, which after a fault is good for further checks only; empty when
   *     nothing could
   */
  Optional<T> read(JsonNode json, Place place);

  void write(T value, JsonGenerator json);

  /**
   * The type in JSON Schema.
   *
   * @param schemas keeps the parts that have names
   */
  ObjectNode schema(Schemas schemas);

  /** A value as a tree. */
  default JsonNode tree(T value) {
    JsonMapper mapper = JsonMapper.shared();
    try (TokenBuffer buffer = TokenBuffer.forGeneration()) {
      write(value, buffer);
      return mapper.readTree(buffer.asParser());
    }
  }

  /** The same JSON for values of another class. */
  default <U> JsonType<U> as(Function<T, U> reading, Function<U, T> writing) {
    return JsonTypes.of(
        (json, place) -> read(json, place).map(reading),
        (value, json) -> write(writing.apply(value), json),
        this::schema);
  }
}
