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
record DatasetType(RowsType rows, InlineTableType table, boolean brief)
    implements JsonType<DatasetSource> {
  DatasetType(Limits limits, boolean brief) {
    this(new RowsType(limits), new InlineTableType(limits.ofTables()), brief);
  }

  /** What may stand here. */
  static String choices() {
    return ("one of %s, the id of an uploaded set, {\"inputs\": [[..]], \"targets\": [..]}, or"
            + " {\"records\": [{..}, ..], \"target\": \"..\"}")
        .formatted(BuiltIn.all().stream().map(BuiltIn::name).collect(Collectors.joining(", ")));
  }

  @Override
  public Optional<DatasetSource> read(JsonNode json, Place place) {
    if (json.isString()) {
      return Optional.of(DatasetSource.named(json.stringValue()));
    }
    if (!json.isObject()) {
      place.wrongType("a name, an id or an object with inputs and targets or records", json);
      return Optional.empty();
    }
    if (InlineTableType.isMeant(json)) {
      return table.read(json, place);
    }
    return rows.read(json, place).map(DatasetSource.Inline::new);
  }

  @Override
  public void write(DatasetSource source, JsonGenerator json) {
    switch (source) {
      case DatasetSource.BuiltIn(String name) -> json.writeString(name);
      case DatasetSource.Uploaded(var id) -> json.writeString(id.toString());
      case DatasetSource.Inline(Dataset data) when brief ->
          writeCounts(data.rows(), data.inputs(), data.targets(), json);
      case DatasetSource.Table(var data, var _) ->
          writeCounts(data.rows().rows(), data.rows().width(), data.rows().targetWidth(), json);
      case DatasetSource.Inline(Dataset data) -> rows.write(data, json);
    }
  }

  private static void writeCounts(int rows, int inputs, int targets, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("rows", rows);
    json.writeNumberProperty("inputCount", inputs);
    json.writeNumberProperty("targetCount", targets);
    json.writeEndObject();
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode counts = schemas.refer("RowCounts", DatasetType::counts);
    return Schemas.oneOf(
        Schemas.type("string"), rows.schema(schemas), table.schema(schemas), counts);
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
