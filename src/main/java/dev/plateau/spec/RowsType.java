package dev.plateau.spec;

import dev.plateau.data.Dataset;
import dev.plateau.json.JsonType;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.Schemas;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows as {@code {"inputs": [[..],..], "targets": [[..],..]}}. */
public final class RowsType implements JsonType<Dataset> {
  private final ObjectType<Columns> columns;

  public RowsType(Limits limits) {
    MatrixType inputs = new MatrixType(limits.rows(), false, OptionalInt.empty());
    MatrixType targets = new MatrixType(limits.rows(), true, OptionalInt.empty());
    columns =
        ObjectType.of("Rows", new Columns(List.of(), List.of()))
            .required("inputs", inputs, "one list of numbers a row")
            .required("targets", targets, "one list of numbers a row; or one number a row")
            .check((rows, place) -> rows.check(limits.columns(), place));
  }

  private record Columns(List<double[]> inputs, List<double[]> targets) {
    void check(int mostColumns, Place place) {
      int width = width(inputs) + width(targets);
      if (width > mostColumns) {
        place
            .member("inputs")
            .invalid(
                "makes %,d columns with the targets, above the limit of %,d"
                    .formatted(width, mostColumns));
      }
      if (!inputs.isEmpty() && !targets.isEmpty() && inputs.size() != targets.size()) {
        place
            .member("targets")
            .invalid(
                "must have as many rows as inputs: %,d, not %,d"
                    .formatted(inputs.size(), targets.size()));
      }
    }

    private static int width(List<double[]> rows) {
      return rows.isEmpty() ? 0 : rows.getFirst().length;
    }

    Dataset data() {
      return Dataset.ofRows(inputs.toArray(double[][]::new), targets.toArray(double[][]::new));
    }
  }

  @Override
  public Optional<Dataset> read(JsonNode json, Place place) {
    Optional<Columns> read = columns.read(json, place);
    return place.isClean() ? read.map(Columns::data) : Optional.empty();
  }

  @Override
  public void write(Dataset data, JsonGenerator json) {
    columns.write(new Columns(data.inputRows(), data.targetRows()), json);
  }

  @Override
  public ObjectNode schema(Schemas schemas) {
    return columns.schema(schemas);
  }
}
