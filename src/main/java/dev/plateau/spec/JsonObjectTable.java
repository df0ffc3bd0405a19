package dev.plateau.spec;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.TableFormat;
import dev.plateau.json.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * An object that is a record, or rows: {@code {"inputs", "targets"}}, a list of records under some
 * name, {@code {"columns", "data"}}, or a list for each column.
 */
final class JsonObjectTable {
  private static final String INPUTS = "inputs";
  private static final String TARGETS = "targets";

  private final JsonParser json;
  private final JsonRecords records;
  private final JsonColumns columns;
  private final Limits limits;
  private final Violations faults = new Violations();
  private final SequencedMap<String, String> cells = new LinkedHashMap<>();
  private final Map<String, NumberMatrix> matrices = new LinkedHashMap<>();
  private final TreeSet<String> others = new TreeSet<>();
  private List<String> names = List.of();
  private boolean hasRecords;

  JsonObjectTable(JsonParser json, JsonRecords records, Limits limits) {
    this.json = json;
    this.records = records;
    this.columns = new JsonColumns(limits);
    this.limits = limits;
  }

  /** Reads the object whose start is the current token. */
  void read() {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName().strip();
      switch (json.nextToken()) {
        case START_ARRAY -> readList(name);
        case START_OBJECT -> readObject(name);
        default -> cells.put(name, JsonWords.word(json));
      }
    }
  }

  private void readList(String name) {
    if (name.equals(INPUTS) || name.equals(TARGETS)) {
      NumberMatrix matrix = new NumberMatrix("/" + name, faults, limits);
      matrix.read(json);
      matrices.put(name, matrix);
      return;
    }
    JsonToken first = json.nextToken();
    if (first == JsonToken.START_OBJECT || first == JsonToken.START_ARRAY) {
      hasRecords = true;
      records.name(names);
      records.readElement(json);
      records.readList(json);
    } else if (first == JsonToken.END_ARRAY) {
      others.add(name);
    } else if (name.equals("columns")) {
      names = list();
    } else {
      columns.read(name, json, JsonToken.END_ARRAY);
    }
  }

  private List<String> list() {
    List<String> words = new ArrayList<>();
    for (JsonToken t = json.currentToken(); t != JsonToken.END_ARRAY; t = json.nextToken()) {
      words.add(JsonWords.isCell(json) ? JsonWords.word(json) : "");
      json.skipChildren();
    }
    return words;
  }

  private static boolean isNumber(String name) {
    return name.matches("\\d+");
  }

  /** A column, or a record by the number of its row, as pandas writes them; or a nested object. */
  private void readObject(String name) {
    if (json.nextToken() == JsonToken.END_OBJECT) {
      others.add(name);
      return;
    }
    if (isNumber(name) && !isNumber(json.currentName())) {
      hasRecords = true;
      records.readMembers(json);
      return;
    }
    JsonToken value = json.nextToken();
    if (value.isScalarValue()) {
      columns.read(name, json, JsonToken.END_OBJECT);
    } else {
      others.add(name);
      skipObject();
    }
  }

  private void skipObject() {
    json.skipChildren();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      json.nextToken();
      json.skipChildren();
    }
  }

  /** Whether the object is a row by itself. */
  boolean isRecord() {
    return matrices.isEmpty() && !hasRecords && !cells.isEmpty();
  }

  /** Adds the object as the first record. */
  void addRecord() {
    columns.names().forEach(name -> records.refuse(name, "a list or an object"));
    others.forEach(name -> records.refuse(name, "a list or an object"));
    records.add(cells);
  }

  JsonContent content() {
    if (!matrices.isEmpty()) {
      return numbers();
    }
    if (hasRecords) {
      return new JsonContent.Words(records.table(TableFormat.Kind.JSON));
    }
    if (columns.names().isEmpty()) {
      throw JsonTable.unusable(JsonTable.SHAPES);
    }
    return new JsonContent.Words(columns.table());
  }

  private JsonContent numbers() {
    NumberMatrix inputs = matrix(INPUTS);
    NumberMatrix targets = matrix(TARGETS);
    others.addAll(cells.keySet());
    others.addAll(columns.names());
    others.forEach(
        name -> faults.malformed("/" + name, "is not known here; known are inputs, targets"));
    limits.checkColumns((long) inputs.width() + targets.width());
    if (inputs.rows() > 0 && targets.rows() > 0 && inputs.rows() != targets.rows()) {
      faults.invalid(
          "/targets",
          "must have as many rows as inputs: %,d, not %,d"
              .formatted(inputs.rows(), targets.rows()));
    }
    faults.refuseIfAny();
    return new JsonContent.Numbers(
        new EncodedRows(inputs.rows(), inputs.numbers(), targets.numbers()));
  }

  private NumberMatrix matrix(String name) {
    NumberMatrix matrix = matrices.get(name);
    if (matrix == null) {
      faults.invalid("/" + name, "is required: one list of numbers a row");
      return new NumberMatrix(name, faults, limits);
    }
    return matrix;
  }
}
