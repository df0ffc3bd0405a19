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
import java.util.Optional;

/** A table on its way from text with delimiters. */
final class CsvTable {
  private final SourceText text;
  private final Layout layout;
  private final TableBuilder builder;
  private final Faults faults = new Faults();
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
    checkCount();
    faults.throwIfAny();
    return builder.build(format());
  }

  private void read(Row row) {
    if (row.isBlank()) {
      blank += row.width() > 1 ? 1 : 0;
    } else if (skipped < layout.rowsBefore()) {
      skipped++;
    } else {
      readCells(row);
    }
  }

  private void readCells(Row row) {
    int width = layout.names().size();
    if (row.width() < width || (row.width() > width && row.filledWidth() > width)) {
      complain(row, width);
      return;
    }
    for (int c = 0; c < width; c++) {
      builder.cell(c, row.cell(c));
    }
    builder.endRow(row.line());
  }

  private void complain(Row row, int width) {
    faults.add(
        "width",
        new Fault(
            row.line(),
            "",
            row.cell(0),
            "starts a row of %d cells, the table has %d columns".formatted(row.width(), width)),
        "a cell that holds the delimiter %s must stand in quotes; delimiter= names another"
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
          Remark.ofTable("%,d rows without a single value are left out".formatted(blank)));
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
