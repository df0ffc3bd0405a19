package dev.plateau.spec;

import dev.plateau.json.JsonType;
import dev.plateau.json.JsonTypes;
import dev.plateau.json.Place;
import dev.plateau.json.Range;
import dev.plateau.json.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows of numbers, all of one width.
 *
 * @param most rows
 * @param flat whether a number may stand for a row of one
 * @param width of each row; absent where the first row says it
 */
public record MatrixType(int most, boolean flat, OptionalInt width)
    implements JsonType<List<double[]>> {
  private static final JsonType<Double> NUMBER = JsonTypes.number(Range.FINITE);
  private static final JsonType<double[]> ROW = JsonTypes.numbers();

  @Override
  public Optional<List<double[]>> read(JsonNode json, Place place) {
    if (!json.isArray()) {
      place.wrongType("a list", json);
      return Optional.empty();
    }
    if (json.isEmpty() || json.size() > most) {
      place.invalid("must have from 1 to %,d rows, has %,d".formatted(most, json.size()));
      return Optional.empty();
    }
    List<double[]> rows = new ArrayList<>(json.size());
    for (int r = 0; r < json.size(); r++) {
      rows.add(row(json.get(r), place.entry(r)));
      checkWidth(rows.get(r).length, width.orElse(rows.getFirst().length), place.entry(r));
    }
    return Optional.of(rows);
  }

  private double[] row(JsonNode json, Place place) {
    return flat && !json.isArray()
        ? new double[] {NUMBER.read(json, place).orElse(0.0)}
        : ROW.read(json, place).orElseGet(() -> new double[0]);
  }

  private static void checkWidth(int width, int wanted, Place place) {
    if (width == 0) {
      place.invalid("must have at least one number");
    } else if (wanted > 0 && width != wanted) {
      place.invalid("must have %d numbers as the rows before, has %d".formatted(wanted, width));
    }
  }

  @Override
  public void write(List<double[]> rows, JsonGenerator json) {
    json.writeStartArray();
    rows.forEach(row -> ROW.write(row, json));
    json.writeEndArray();
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    ObjectNode row = ROW.schema(schemas).put("minItems", 1);
    return Schemas.type("array")
        .put("minItems", 1)
        .put("maxItems", most)
        .set("items", flat ? Schemas.oneOf(NUMBER.schema(schemas), row) : row);
  }
}
