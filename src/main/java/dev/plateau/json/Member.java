package dev.plateau.json;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One member of an object.
 *
 * @param get its value; empty where the object has none
 * @param set the same object with another value
 * @param meaning in a few words
 */
record Member<T, V>(
    String name,
    JsonType<V> type,
    Function<T, Optional<V>> get,
    BiFunction<T, V, T> set,
    Presence presence,
    String meaning) {

  /** What it means that a member is absent; null in a request means the same. */
  enum Presence {
    /** A fault. */
    REQUIRED,
    /** A fault; the value of the object read upon is an example of one. */
    SUGGESTED,
    /** The default, which is that of the object read upon. */
    DEFAULT,
    /** A value that is chosen anew each time. */
    CHOSEN,
    /** The default or, where there is none, nothing, which is written as null. */
    NULL,
    /** The default or, where there is none, nothing, which is not written. */
    NONE;

    boolean isRequired() {
      return this == REQUIRED || this == SUGGESTED;
    }
  }

  /** Reads the member from an object of JSON. */
  T read(JsonNode object, Place place, T target) {
    JsonNode json = object.path(name);
    if (json.isMissingNode() || json.isNull()) {
      if (presence.isRequired()) {
        place.member(name).invalid("is required: " + meaning);
      }
      return target;
    }
    return type.read(json, place.member(name))
        .map(value -> set.apply(target, value))
        .orElse(target);
  }

  void write(T object, JsonGenerator json) {
    Optional<V> value = get.apply(object);
    if (value.isPresent()) {
      json.writeName(name);
      type.write(value.get(), json);
    } else if (presence != Presence.NONE) {
      json.writeNullProperty(name);
    }
  }

  ObjectNode schema(Schemas schemas, T absent) {
    ObjectNode own = type.schema(schemas);
    ObjectNode schema = presence == Presence.NULL ? Schemas.nullable(own) : own;
    schema.put("description", meaning);
    switch (presence) {
      case REQUIRED, CHOSEN -> {}
      case SUGGESTED ->
          get.apply(absent).ifPresent(value -> schema.putArray("examples").add(type.tree(value)));
      case DEFAULT, NULL, NONE ->
          get.apply(absent).ifPresent(value -> schema.set("default", type.tree(value)));
    }
    return schema;
  }

  /** The same member of something that an object is a part of. */
  <W> Member<W, V> within(Function<W, T> part, BiFunction<W, T, W> withPart) {
    return new Member<>(
        name,
        type,
        whole -> get.apply(part.apply(whole)),
        (whole, value) -> withPart.apply(whole, set.apply(part.apply(whole), value)),
        presence,
        meaning);
  }
}
