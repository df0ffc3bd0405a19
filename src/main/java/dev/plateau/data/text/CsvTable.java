package dev.plateau.data.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Faults;
import dev.plateau.data.table.Limits;
import dev.plateau.data.table.NumberSyntax;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableBuilder;
import dev.plateau.data.table.TableFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table on its way from text with delimiters. */
final class CsvTable {
  private static final int MAX_BELOW = 3;

  private final SourceText text;
  private final Layout layout;
  private final TableBuilder builder;
  private final Faults faults = new Faults();
  private final List<Row> below = new ArrayList<>();
  private int skipped;
  private int blank;

  CsvTable(SourceText text, TextOptions options, Limits limits) {
    this.text = text;
    this.layout = Layout.of(text, options);
    this.builder = new TableBuilder(layout.syntax(), limits);
    layout.remarks().forEach(builder::remark);
    layout.countLine().ifPresent(line -> builder.nameClasses(line.classes()));
  }

  Table read() throws IOException {
    layout.names().forEach(builder::addColumn);
    RowBuilder rows = layout.dialect().rowBuilder(layout.names().size());
    try (CsvReader<Row> reader = layout.dialect().rows(text.reader(), rows)) {
      for (Row row : reader) {
        read(row);
      }
    } catch (CsvParseException e) {
      faults.add(
          new Fault(
              rows.line(),
              "",
              "",
              "must close every quote and end a cell with it; nothing from here on was read"));
    }
    leaveOutBelow();
    checkCount();
    faults.throwIfAny();
    return builder.buildWithoutTotals(format());
  }

  private void read(Row row) {
    if (row.isBlank()) {
      blank += row.width() > 1 ? 1 : 0;
    } else if (layout.dialect().isRule(row)) {
      return;
    } else if (skipped < layout.rowsBefore()) {
      skipped++;
    } else {
      readCells(row);
    }
  }

  private void readCells(Row row) {
    int width = layout.names().size();
    if (isBelow(row, width)) {
      below.add(row.copy());
      return;
    }
    complainOfBelow();
    if (row.width() < width || (row.width() > width && row.filledWidth() > width)) {
      complain(row, width);
      return;
    }
    for (int c = 0; c < width; c++) {
      builder.cell(c, row.cell(c));
    }
    builder.endRow(row.line());
  }

  /** Whether a row may be one of the sentences that stand below a table. */
  private static boolean isBelow(Row row, int width) {
    return row.width() == 1 && width > 1 && !DialectGuess.isNumber(row.cell(0));
  }

  private void complainOfBelow() {
    below.forEach(row -> complain(row, layout.names().size()));
    below.clear();
  }

  private void leaveOutBelow() {
    if (below.size() > MAX_BELOW || builder.rows() == 0) {
      complainOfBelow();
    }
    for (Row row : below) {
      builder.remark(
          Remark.ofTable("\"%s\" stands below the table: left out".formatted(row.cell(0))));
    }
  }

  private void complain(Row row, int width) {
    faults.add(
        "width",
        new Fault(
            row.line(),
            "",
            row.cell(0),
            "starts a row of %d cells, the table has %d columns".formatted(row.width(), width)),
        layout.dialect().collapsesBlanks()
            ? "no delimiter was found but blanks, which make other cells in each row: write the"
                + " table with commas or tabs, or name its delimiter by delimiter="
            : "a cell that holds the delimiter %s must stand in quotes; delimiter= names another"
                .formatted(Layout.name(layout.dialect().delimiter())));
  }

  private void checkCount() {
    Optional<CountLine> counted = layout.countLine();
    if (counted.isPresent() && counted.get().rows() != builder.rows()) {
      builder.remark(
          Remark.ofTable(
              "line 1 counts %d rows, there are %d"
                  .formatted(counted.get().rows(), builder.rows())));
    }
    if (blank > 0) {
      builder.remark(
          Remark.ofTable(
              blank == 1
                  ? "1 row without a single value is left out"
                  : "%,d rows without a single value are left out".formatted(blank)));
    }
  }

  private TableFormat format() {
    NumberSyntax syntax = layout.syntax();
    return new TableFormat(
        TableFormat.Kind.CSV,
        Optional.of(layout.dialect().delimiter()),
        syntax.decimal(),
        text.encoding(),
        layout.header());
  }
}
