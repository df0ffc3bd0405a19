package dev.plateau.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Merge Patch (RFC 7396) that turns one object into another. */
public final class MergePatch {
  private MergePatch() {}

  /** The smallest one: members that stay are left out, members that go are null. */
  public static JsonNode between(JsonNode before, JsonNode after) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    for (String name : before.propertyNames()) {
      if (!after.has(name)) {
        patch.putNull(name);
      }
    }
    for (String name : after.propertyNames()) {
      JsonNode old = before.path(name);
      JsonNode now = after.get(name);
      if (!now.equals(old)) {
        patch.set(name, now.isObject() && old.isObject() ? between(old, now) : now);
      }
    }
    return patch;
  }
}
