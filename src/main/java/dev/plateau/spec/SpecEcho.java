package dev.plateau.spec;

import dev.plateau.json.ObjectType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * A job's spec as answers show it: every default filled in, seed and alpha as used.
 *
 * @param brief whether rows of the job's own are shown by their counts only
 */
public record SpecEcho(JobSpec spec, boolean brief) implements JacksonSerializable {
  private static final ObjectType<JobSpec> WHOLE = SpecTypes.job(Limits.NONE, false);
  private static final ObjectType<JobSpec> BRIEF = SpecTypes.job(Limits.NONE, true);

  private ObjectType<JobSpec> type() {
    return brief ? BRIEF : WHOLE;
  }

  /** As a tree. */
  public JsonNode tree() {
    return type().tree(spec);
  }

  @Override
  public void serialize(JsonGenerator json, SerializationContext context) {
    type().write(spec, json);
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializationContext context, TypeSerializer type) {
    serialize(json, context);
  }
}
