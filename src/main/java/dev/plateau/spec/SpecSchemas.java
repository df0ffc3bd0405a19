package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.training.Search;
import java.util.List;
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

  /** A reference to the schema of a job's spec. */
  public ObjectNode reference(Schemas schemas) {
    return job().schema(schemas);
  }

  /** The schema of a job's spec in one document, with the founding job as its example. */
  public ObjectNode document() {
    Schemas schemas = new Schemas("#/$defs/");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.setAll(job().schema(schemas));
    document.putArray("examples").add(new SpecEcho(JobSpec.FOUNDING, false).tree());
    document.putObject("$defs").setAll(schemas.named());
    return document;
  }

  /** The types of optimizers that find their own step, so that they take no alpha. */
  public List<String> searches() {
    return DescentTypes.OPTIMIZER.typesOf(Search.class);
  }

  private JsonType<JobSpec> job() {
    return SpecTypes.job(limits, false);
  }
}
