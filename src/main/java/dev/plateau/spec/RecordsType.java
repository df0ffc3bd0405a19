package dev.plateau.spec;

import dev.plateau.data.table.Limits;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableBuilder;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.TableTooLarge;
import dev.plateau.json.JsonType;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows as objects of cells by column name: {@code [{"height": 1.8, "species": "a"}, ..]}. Cells are
 * strings, numbers, booleans or null; absent and null cells are missing.
 */
public record RecordsType(Limits limits) implements JsonType<Table> {
  @Override
  public Optional<Table> read(JsonNode json, Place place) {
    if (!json.isArray()) {
      place.wrongType("a list of objects", json);
      return Optional.empty();
    }
    if (json.isEmpty()) {
      place.invalid("must have at least one row");
      return Optional.empty();
    }
    try {
      TableBuilder builder = new TableBuilder(NumberSyntax.POINT, limits);
      for (int row = 0; row < json.size(); row++) {
        builder.addRecord(record(json.get(row), place.entry(row)));
      }
      return Optional.of(builder.build(TableFormat.ofRecords(TableFormat.Kind.JSON)));
    } catch (TableTooLarge e) {
      place.invalid(Objects.requireNonNull(e.getMessage()));
      return Optional.empty();
    }
  }

  private static SequencedMap<String, String> record(JsonNode json, Place place) {
    SequencedMap<String, String> cells = new LinkedHashMap<>();
    if (!json.isObject()) {
      place.wrongType("an object", json);
    }
    json.forEachEntry((name, cell) -> {
      if (cell.isContainer()) {
        place.member(name).wrongType("a string, a number, true, false or null", cell);
      }
      cells.put(name.strip(), cell.isString() ? cell.stringValue() : number(cell));
    });
    return cells;
  }

  private static String number(JsonNode cell) {
    return cell.isNull() || cell.isContainer() ? "" : cell.toString();
  }

  @Override
  public void write(Table table, JsonGenerator json) {
    throw new UnsupportedOperationException("records are kept as a data set and named by its id");
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode cell = Schemas.type("object");
    cell.putObject("additionalProperties")
        .putArray("type")
        .add("string")
        .add("number")
        .add("boolean")
        .add("null");
    return Schemas.type("array").put("minItems", 1).set("items", cell);
  }
}
