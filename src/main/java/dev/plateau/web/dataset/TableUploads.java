package dev.plateau.web.dataset;

import dev.plateau.data.Observations;
import dev.plateau.data.table.Description;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Interpretation;
import dev.plateau.data.table.Remark;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.data.text.SourceText;
import dev.plateau.data.text.TableReader;
import dev.plateau.spec.JsonContent;
import dev.plateau.spec.JsonTable;
import dev.plateau.spec.Limits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipException;
import org.springframework.stereotype.Component;

/** Reads tables from uploads, of whatever kind their content is. */
@Component
class TableUploads {
  private final Limits limits;

  TableUploads(Limits limits) {
    this.limits = limits;
  }

  /** An upload as it was understood. */
  record Understood(Observations data, Description description) {}

  /**
   * Reads a file to its end.
   *
   * @throws UnusableTable naming everything that is wrong with it
   * @throws dev.plateau.data.table.TableTooLarge when it exceeds the limits
   */
  Understood read(UploadedFile file, TableQuery query) throws IOException {
    try (InputStream bytes = file.open()) {
      return read(
          SourceText.open(bytes, query.encoding().or(file::charset), limits.ofTables(), file::hold),
          query);
    } catch (UncheckedIOException e) {
      throw reason(Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw reason(e);
    }
  }

  private static IOException reason(IOException e) {
    if (e instanceof ZipException || e instanceof EOFException) {
      throw new UnusableTable(Fault.ofTable("is broken or cut off: its gzip cannot be unpacked"));
    }
    return e;
  }

  private Understood read(SourceText text, TableQuery query) throws IOException {
    return switch (text.kind()) {
      case CSV, ARFF -> of(TableReader.read(text, query.text(), limits.ofTables()), query);
      case JSON, JSON_LINES ->
          switch (JsonTable.read(text, limits.depth(), limits.ofTables())) {
            case JsonContent.Words(Table table) -> of(table, query);
            case JsonContent.Numbers(EncodedRows rows) -> of(rows, query);
          };
    };
  }

  private Understood of(Table table, TableQuery query) {
    Interpretation read = Interpretation.of(table, query.columns(), limits.ofTables());
    Description description = Description.of(read, Optional.of(table.format()));
    return new Understood(
        Observations.of(read),
        query
            .weight()
            .map(column -> description.with(weightless(column, table)))
            .orElse(description));
  }

  private static Remark weightless(String column, Table table) {
    if (!table.names().contains(column)) {
      throw new UnusableTable(
          Fault.ofTable(
              "weight=%s names no column; the columns are %s"
                  .formatted(column, String.join(", ", table.names()))));
    }
    return new Remark(
        column, "rows have no weights here: each counts once, and the column is used as any other");
  }

  private static Understood of(EncodedRows rows, TableQuery query) {
    query.refuseColumns("inputs and targets are given, so there are no columns to choose from");
    Optional<TableFormat> format = Optional.of(TableFormat.ofRecords(TableFormat.Kind.JSON));
    return new Understood(Observations.of(rows), Description.of(rows, format));
  }
}
