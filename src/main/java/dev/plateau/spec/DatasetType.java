package dev.plateau.spec;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.json.JsonType;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where rows come from: the name of a built-in set, the id of an uploaded one, or the rows.
 *
 * @param brief whether only the counts of rows are written, where the rows would be too much
 */
record DatasetType(JsonType<Dataset> rows, boolean brief) implements JsonType<DatasetSource> {
  /** What may stand here. */
  static String choices() {
    return "one of %s, the id of an uploaded set, or {\"inputs\": [[..]], \"targets\": [..]}"
        .formatted(BuiltIn.all().stream().map(BuiltIn::name).collect(Collectors.joining(", ")));
  }

  @Override
  public Optional<DatasetSource> read(JsonNode json, Place place) {
    if (json.isString()) {
      return Optional.of(DatasetSource.named(json.stringValue()));
    }
    if (!json.isObject()) {
      place.wrongType("a name, an id or an object with inputs and targets", json);
      return Optional.empty();
    }
    return rows.read(json, place).map(DatasetSource.Inline::new);
  }

  @Override
  public void write(DatasetSource source, JsonGenerator json) {
    switch (source) {
      case DatasetSource.BuiltIn(String name) -> json.writeString(name);
      case DatasetSource.Uploaded(var id) -> json.writeString(id.toString());
      case DatasetSource.Inline(Dataset data) when brief -> writeCounts(data, json);
      case DatasetSource.Inline(Dataset data) -> rows.write(data, json);
    }
  }

  private static void writeCounts(Dataset data, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("rows", data.rows());
    json.writeNumberProperty("inputCount", data.inputs());
    json.writeNumberProperty("targetCount", data.targets());
    json.writeEndObject();
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode counts = schemas.refer("RowCounts", DatasetType::counts);
    return Schemas.oneOf(Schemas.type("string"), rows.schema(schemas), counts);
  }

  private static ObjectNode counts() {
    ObjectNode schema =
        Schemas.type("object").put("description", "what lists of jobs show instead of rows");
    ObjectNode properties = schema.putObject("properties");
    for (String name : List.of("rows", "inputCount", "targetCount")) {
      properties.set(name, Schemas.type("integer").put("maximum", Integer.MAX_VALUE));
      schema.withArray("required").add(name);
    }
    return schema;
  }
}
