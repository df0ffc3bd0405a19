package dev.plateau.spec;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Faults;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableBuilder;
import dev.plateau.data.table.TableFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Records, or lists of cells, on their way from JSON into a table. */
final class JsonRecords {
  private final TableBuilder builder;
  private final Faults faults = new Faults();
  private int columns;
  private int count;

  JsonRecords(Limits limits) {
    builder = new TableBuilder(NumberSyntax.POINT, limits);
  }

  /** Reads the rest of a list of records or of lists of cells. */
  void readList(JsonParser json) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      readElement(json);
    }
  }

  /** Reads the current value as a row. */
  void readElement(JsonParser json) {
    switch (json.currentToken()) {
      case START_OBJECT -> readRecord(json);
      case START_ARRAY -> readCells(json);
      default -> {
        count++;
        faults.add(
            "no record",
            new Fault(count, "", "", "must be an object, not " + JsonWords.describe(json)),
            "each row is an object such as {\"height\": 1.8, \"species\": \"a\"}");
      }
    }
  }

  private void readRecord(JsonParser json) {
    json.nextToken();
    readMembers(json);
  }

  /** Reads the members of a record, from its first name on. */
  void readMembers(JsonParser json) {
    SequencedMap<String, String> cells = new LinkedHashMap<>();
    while (json.currentToken() != JsonToken.END_OBJECT) {
      String name = json.currentName().strip();
      json.nextToken();
      put(name, json, cells);
      json.nextToken();
    }
    add(cells);
  }

  private void put(String name, JsonParser json, Map<String, String> cells) {
    if (cells.containsKey(name)) {
      faults.add(
          "twice", new Fault(count + 1, name, "", "is given twice"), "names differ in a record");
    }
    if (JsonWords.isCell(json)) {
      cells.put(name, JsonWords.word(json));
    } else {
      refuse(json, name);
    }
  }

  /** Notes a value of the next record that is no cell, and goes past it. */
  void refuse(JsonParser json, String name) {
    refuse(name, JsonWords.describe(json));
    json.skipChildren();
  }

  /** Notes a value of the next record that is no cell. */
  void refuse(String name, String found) {
    faults.add(
        "nested",
        new Fault(
            count + 1, name, "", "must be a string, a number, true, false or null, not " + found),
        "write each part of it as a column of its own");
  }

  void add(SequencedMap<String, String> record) {
    count++;
    builder.addRecord(record);
  }

  /** Names the columns of rows that are lists. */
  void name(List<String> names) {
    names.forEach(builder::addColumn);
    columns = names.size();
  }

  private void readCells(JsonParser json) {
    List<String> words = new ArrayList<>();
    boolean onlyStrings = true;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      onlyStrings &= json.currentToken() == JsonToken.VALUE_STRING;
      if (!JsonWords.isCell(json)) {
        refuse(json, "column " + (words.size() + 1));
      }
      words.add(JsonWords.isCell(json) ? JsonWords.word(json).strip() : "");
    }
    boolean names = onlyStrings && words.stream().allMatch(JsonRecords::isName);
    if (columns == 0 && names && !words.isEmpty()) {
      builder.remark(Remark.ofTable("the first list names the columns"));
      name(words);
    } else {
      addCells(words);
    }
  }

  private static boolean isName(String word) {
    return !word.isEmpty() && Double.isNaN(NumberSyntax.POINT.parse(word));
  }

  private void addCells(List<String> words) {
    count++;
    if (columns == 0) {
      name(words.stream().map(_ -> "").toList());
    }
    if (words.size() != columns) {
      faults.add(
          "width",
          new Fault(
              count,
              "",
              "",
              "has %d cells, the table has %d columns".formatted(words.size(), columns)),
          "a missing cell is null");
      return;
    }
    for (int c = 0; c < columns; c++) {
      builder.cell(c, words.get(c));
    }
    builder.endRow(count);
  }

  Table table(TableFormat.Kind kind) {
    faults.throwIfAny();
    return builder.build(TableFormat.ofRecords(kind));
  }
}
