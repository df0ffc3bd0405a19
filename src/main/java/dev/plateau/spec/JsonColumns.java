package dev.plateau.spec;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Faults;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableBuilder;
import dev.plateau.data.table.TableFormat;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Columns on their way from JSON into a table: each a list, or an object of cells by row. */
final class JsonColumns {
  private final TableBuilder builder;
  private final Limits limits;
  private final Faults faults = new Faults();
  private final List<String> names = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();

  JsonColumns(Limits limits) {
    this.limits = limits;
    builder = new TableBuilder(NumberSyntax.POINT, limits);
  }

  /** Reads the rest of a list or an object whose first token is the current one. */
  void read(String name, JsonParser json, JsonToken end) {
    int column = builder.addColumn(name);
    int length = 0;
    for (JsonToken cell = json.currentToken(); cell != end; cell = json.nextToken()) {
      if (cell == JsonToken.PROPERTY_NAME) {
        json.nextToken();
      }
      length++;
      limits.checkRows(length);
      if (JsonWords.isCell(json)) {
        builder.cell(column, JsonWords.word(json).strip());
      } else {
        faults.add(
            "nested",
            new Fault(length, name, "", "must be a cell, not " + JsonWords.describe(json)),
            JsonTable.SHAPES);
        json.skipChildren();
      }
    }
    names.add(name);
    lengths.add(length);
  }

  List<String> names() {
    return names;
  }

  Table table() {
    int rows = lengths.getFirst();
    for (int c = 0; c < names.size(); c++) {
      if (lengths.get(c) != rows) {
        faults.add(
            "length",
            new Fault(
                0,
                names.get(c),
                "",
                "has %,d cells, the first column has %,d".formatted(lengths.get(c), rows)),
            "a missing cell is null");
      }
    }
    faults.throwIfAny();
    for (int row = 1; row <= rows; row++) {
      builder.endRow(row);
    }
    return builder.build(TableFormat.ofRecords(TableFormat.Kind.JSON));
  }
}
