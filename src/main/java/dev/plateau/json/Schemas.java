package dev.plateau.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (2020-12, as OpenAPI 3.1 has them), those with a name kept once and referred to. */
public final class Schemas {
  private final String prefix;
  private final Map<String, ObjectNode> named = new LinkedHashMap<>();

  /**
   * None yet.
   *
   * @param prefix of references, such as {@code #/components/schemas/}
   */
  public Schemas(String prefix) {
    this.prefix = prefix;
  }

  /** All that were referred to, by name. */
  public Map<String, ObjectNode> named() {
    return Collections.unmodifiableMap(named);
  }

  /** A reference to the schema of a name, which is made when it is first referred to. */
  public ObjectNode refer(String name, Supplier<ObjectNode> schema) {
    if (!named.containsKey(name)) {
      named.put(name, object());
      named.put(name, schema.get());
    }
    return object().put("$ref", prefix + name);
  }

  public static ObjectNode type(String type) {
    return object().put("type", type);
  }

  /** Exactly one of some schemas. */
  public static ObjectNode oneOf(ObjectNode... choices) {
    ObjectNode schema = object();
    for (ObjectNode choice : choices) {
      schema.withArray("oneOf").add(choice);
    }
    return schema;
  }

  /** A schema or null. */
  static ObjectNode nullable(ObjectNode schema) {
    if (schema.has("oneOf")) {
      schema.withArray("oneOf").add(type("null"));
      return schema;
    }
    if (!schema.has("type")) {
      return oneOf(schema, type("null"));
    }
    String type = schema.get("type").stringValue();
    schema.putArray("type").add(type).add("null");
    return schema;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
