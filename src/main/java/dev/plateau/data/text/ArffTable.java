package dev.plateau.data.text;

import dev.plateau.data.table.ColumnType;
import dev.plateau.data.table.Declaration;
import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Faults;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableBuilder;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.UnusableTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table on its way from Weka's attribute-relation file format. */
final class ArffTable {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)@attribute\\s+(\"[^\"]*\"|'(?:[^'\\\\]|\\\\.)*'|\\S+)\\s*(\\{.*|\\S.*)");

  private final SourceText text;
  private final TableBuilder builder;
  private final List<String> absent = new ArrayList<>();
  private final Faults faults = new Faults();
  private boolean inData;
  private int line;

  ArffTable(SourceText text, Limits limits) {
    this.text = text;
    this.builder = new TableBuilder(NumberSyntax.POINT, limits);
  }

  Table read() throws IOException {
    try (BufferedReader lines = new BufferedReader(text.reader())) {
      for (String next = lines.readLine(); next != null; next = lines.readLine()) {
        line++;
        read(next.strip());
      }
    }
    if (!inData) {
      faults.add(
          Fault.ofTable(
              "has no line @data; curl -d @file takes line breaks out of a file, curl --data-binary"
                  + " @file keeps them"));
    }
    faults.throwIfAny();
    return builder.build(
        new TableFormat(TableFormat.Kind.ARFF, Optional.empty(), '.', text.encoding(), true));
  }

  private void read(String next) {
    if (next.isEmpty() || next.startsWith("%")) {
      return;
    }
    String start = next.substring(0, Math.min(next.length(), 10)).toLowerCase(Locale.ROOT);
    if (inData) {
      readRow(next);
    } else if (start.startsWith("@attribute")) {
      readAttribute(next);
    } else if (start.startsWith("@data")) {
      inData = true;
    } else if (!start.startsWith("@relation")) {
      faults.add(
          "declaration",
          new Fault(line, "", next, "must be @relation, @attribute or @data"),
          "comments start with %");
    }
  }

  private void readAttribute(String next) {
    Matcher attribute = ATTRIBUTE.matcher(next);
    if (!attribute.matches()) {
      faults.add(
          "attribute",
          new Fault(line, "", next, "must be @attribute, a name and a type"),
          "such as @attribute width numeric");
      return;
    }
    String name = ArffLine.words(attribute.group(1)).getFirst();
    String type = attribute.group(2).strip();
    if (type.equalsIgnoreCase("relational")) {
      throw new UnusableTable(
          Fault.ofTable(
              "has the relational attribute %s, whose cells are tables: write a row for each row of these, with plain attributes"
                  .formatted(name)));
    }
    int column = builder.addColumn(name);
    List<String> levels =
        type.startsWith("{") ? ArffLine.cells(type.substring(1, end(type))) : List.of();
    absent.add(levels.isEmpty() ? "0" : levels.getFirst());
    declaration(type.toLowerCase(Locale.ROOT), levels)
        .ifPresent(declared -> builder.declare(column, declared));
  }

  private static int end(String levels) {
    int end = levels.lastIndexOf('}');
    return end < 0 ? levels.length() : end;
  }

  private static Optional<Declaration> declaration(String type, List<String> levels) {
    if (!levels.isEmpty()) {
      return Optional.of(new Declaration(ColumnType.CATEGORY, levels));
    }
    if (type.matches("(numeric|real|integer)\\b.*")) {
      return Optional.of(new Declaration(ColumnType.NUMBER, List.of()));
    }
    return type.startsWith("date")
        ? Optional.of(new Declaration(ColumnType.DATE, List.of()))
        : Optional.empty();
  }

  private void readRow(String next) {
    List<String> cells = next.startsWith("{") ? sparse(next) : ArffLine.cells(next);
    boolean weighted = cells.size() == absent.size() + 1 && cells.getLast().startsWith("{");
    if (cells.size() != absent.size() && !weighted) {
      faults.add(
          "width",
          new Fault(
              line,
              "",
              cells.getFirst(),
              "starts a row of %d cells, there are %d attributes"
                  .formatted(cells.size(), absent.size())),
          "a cell that holds a comma must stand in quotes");
      return;
    }
    for (int c = 0; c < absent.size(); c++) {
      builder.cell(c, cells.get(c));
    }
    builder.endRow(line);
  }

  /** A row of pairs of an attribute's position, from 0 on, and its value; the others are 0. */
  private List<String> sparse(String next) {
    String[] cells = absent.toArray(String[]::new);
    for (String pair : next.substring(1, end(next)).split(",", -1)) {
      List<String> words = ArffLine.words(pair.strip());
      boolean valid = words.size() == 2 && words.getFirst().matches("\\d{1,9}");
      int column = valid ? Integer.parseInt(words.getFirst()) : cells.length;
      if (column < cells.length) {
        cells[column] = words.getLast();
      } else if (!pair.isBlank()) {
        faults.add(
            "sparse",
            new Fault(line, "", pair.strip(), "must be the position of an attribute and a value"),
            "positions start at 0");
      }
    }
    return Arrays.asList(cells);
  }
}
