package dev.plateau.web.openapi;

import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas that the code declares, said so that generators of clients understand them. What is
 * valid stays the same: numbers say how many bits they need, a default that is an object becomes
 * part of the description, another one beside a choice moves into the choice that it belongs to, a
 * constant becomes an enum of one, which has a name where numbers stand beside it, and a name or
 * number that may stand for an object of several types is joined to them by {@code anyOf}.
 */
final class PortableSchemas {
  private static final String COMPONENTS = "#/components/schemas/";
  private static final String REF = "$ref";
  private static final String DEFAULT = "default";

  private final Schemas declared = new Schemas(COMPONENTS);
  private final Map<String, ObjectNode> all = new TreeMap<>();

  static Map<String, ObjectNode> of(List<SchemaSource> sources) {
    PortableSchemas schemas = new PortableSchemas();
    sources.forEach(source -> source.describe(schemas.declared));
    schemas.declared.named().forEach((name, schema) -> schemas.all.put(name, schema.deepCopy()));
    List.copyOf(schemas.all.values()).forEach(schemas::adapt);
    return schemas.all;
  }

  private void adapt(JsonNode node) {
    List.copyOf(node.values()).forEach(this::adapt);
    if (node instanceof ObjectNode schema) {
      if (schema.has("const")) {
        schema.putArray("enum").add(schema.remove("const"));
      }
      if (schema.path(DEFAULT).isObject()) {
        describe(schema, schema.remove(DEFAULT));
      }
      if (schema.has("oneOf")) {
        adaptChoices(schema);
      }
      format(schema).ifPresent(format -> schema.put("format", format));
    }
  }

  private static void describe(ObjectNode schema, JsonNode value) {
    schema.put(
        "description", "%s; by default %s".formatted(schema.path("description").asString(), value));
  }

  /** How many bits a number needs. */
  private static Optional<String> format(ObjectNode schema) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(0).stringValue() : type.stringValue("");
    long most = schema.path("maximum").asLong(Long.MAX_VALUE);
    return switch (name) {
      case "number" -> Optional.of("double");
      case "integer" -> Optional.of(most > Integer.MAX_VALUE ? "int64" : "int32");
      default -> Optional.empty();
    };
  }

  private void adaptChoices(ObjectNode schema) {
    List<ObjectNode> choices =
        schema.get("oneOf").valueStream().map(ObjectNode.class::cast).toList();
    if (schema.has(DEFAULT)) {
      moveDefault(schema.remove(DEFAULT), choices);
    }
    if (isAny(choices, "number")) {
      choices.stream().filter(choice -> choice.has("enum")).forEach(this::nameEnum);
    }
    boolean scalar = isAny(choices, "string") || isAny(choices, "number");
    if (scalar && choices.stream().anyMatch(this::isUnion)) {
      schema.set("anyOf", schema.remove("oneOf"));
    }
  }

  private static boolean isAny(List<ObjectNode> choices, String type) {
    return choices.stream().anyMatch(choice -> choice.path("type").stringValue("").equals(type));
  }

  private boolean isUnion(ObjectNode choice) {
    String name = choice.path(REF).stringValue("").replace(COMPONENTS, "");
    return declared.named().containsKey(name) && declared.named().get(name).has("oneOf");
  }

  private static void moveDefault(JsonNode value, List<ObjectNode> choices) {
    String type = value.isString() ? "string" : "number";
    choices.stream()
        .filter(choice -> choice.path("type").stringValue("").equals(type))
        .findFirst()
        .ifPresent(choice -> choice.set(DEFAULT, value));
  }

  private void nameEnum(ObjectNode choice) {
    String value = choice.get("enum").get(0).stringValue();
    String name = Character.toUpperCase(value.charAt(0)) + value.substring(1);
    all.put(name, choice.deepCopy());
    choice.removeAll();
    choice.set(REF, JsonNodeFactory.instance.stringNode(COMPONENTS + name));
  }
}
