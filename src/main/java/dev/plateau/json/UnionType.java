package dev.plateau.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A closed choice: objects that are told apart by their {@code type}, each a class of its own. */
public final class UnionType<T> implements JsonType<T> {
  private final String name;
  private final boolean byName;
  private final boolean briefly;
  private final Map<String, ObjectType<? extends T>> cases;

  private UnionType(
      String name, boolean byName, boolean briefly, Map<String, ObjectType<? extends T>> cases) {
    this.name = name;
    this.byName = byName;
    this.briefly = briefly;
    this.cases = cases;
  }

  /** A union without cases yet. */
  public static <T> UnionType<T> of(String name) {
    return new UnionType<>(name, false, false, Map.of());
  }

  /** The same with one more case. */
  public UnionType<T> with(String type, ObjectType<? extends T> object) {
    Map<String, ObjectType<? extends T>> more = new LinkedHashMap<>(cases);
    more.put(type, object.tagged(type));
    return new UnionType<>(name, byName, briefly, more);
  }

  /** The same, read from the name of a case as well, which then has all its defaults. */
  public UnionType<T> orName() {
    return new UnionType<>(name, true, false, cases);
  }

  /** The same, read from the name of a case as well, and written as it where that says all. */
  public UnionType<T> orJustName() {
    return new UnionType<>(name, true, true, cases);
  }

  /** The {@code type} of a value. */
  public String typeOf(T value) {
    return caseOf(value).getKey();
  }

  /** The types of all cases of a class. */
  public List<String> typesOf(Class<?> superclass) {
    return cases.entrySet().stream()
        .filter(one -> superclass.isInstance(one.getValue().absent()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map.Entry<String, ObjectType<? extends T>> caseOf(T value) {
    return cases.entrySet().stream()
        .filter(one -> one.getValue().absent().getClass() == value.getClass())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(value + " is no case of " + name));
  }

  @Override
  public Optional<T> read(JsonNode json, Place place) {
    if (byName && json.isString()) {
      return read(json, place, JsonNodeFactory.instance.objectNode(), place);
    }
    if (!json.isObject()) {
      place.wrongType(byName ? "a name or an object" : "an object", json);
      return Optional.empty();
    }
    JsonNode type = json.path("type");
    if (type.isMissingNode() || type.isNull()) {
      place.member("type").invalid("is required: one of " + String.join(", ", cases.keySet()));
      return Optional.empty();
    }
    return read(type, place.member("type"), json, place);
  }

  private Optional<T> read(JsonNode type, Place typePlace, JsonNode object, Place place) {
    return JsonTypes.named(cases, type, typePlace).flatMap(known -> known.read(object, place));
  }

  @Override
  public void write(T value, JsonGenerator json) {
    Map.Entry<String, ObjectType<? extends T>> known = caseOf(value);
    if (briefly && known.getValue().isPlain()) {
      json.writeString(known.getKey());
    } else {
      write(known.getValue(), value, json);
    }
  }

  @SuppressWarnings("unchecked") // the case was found by the value's class
  private static <C> void write(ObjectType<C> type, Object value, JsonGenerator json) {
    type.write((C) value, json);
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode object = schemas.refer(name, () -> objects(schemas));
    return byName ? Schemas.oneOf(JsonTypes.names(cases), object) : object;
  }

  private ObjectNode objects(Schemas schemas) {
    ObjectNode schema = Schemas.oneOf();
    ObjectNode mapping = Schemas.object();
    cases.forEach((type, object) -> {
      ObjectNode reference = object.schema(schemas);
      mapping.set(type, reference.get("$ref"));
      schema.withArray("oneOf").add(reference);
    });
    schema.putObject("discriminator").put("propertyName", "type").set("mapping", mapping);
    return schema;
  }
}
