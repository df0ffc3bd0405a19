package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of specs in JSON Schema, with the limits of this installation. */
@Component
public class SpecSchemas implements SchemaSource {
  private final Limits limits;

  SpecSchemas(Limits limits) {
    this.limits = limits;
  }

  @Override
  public void describe(Schemas schemas) {
    job().schema(schemas);
  }

  /** The schema of a job's spec in one document. */
  public ObjectNode document() {
    Schemas schemas = new Schemas("#/$defs/");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.setAll(job().schema(schemas));
    document.putObject("$defs").setAll(schemas.named());
    return document;
  }

  private JsonType<JobSpec> job() {
    return SpecTypes.job(limits, false);
  }
}
