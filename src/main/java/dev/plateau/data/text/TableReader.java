package dev.plateau.data.text;

import dev.plateau.data.table.Limits;
import dev.plateau.data.table.Table;
import java.io.IOException;

/** Reads a table from text with delimiters or from ARFF. */
public final class TableReader {
  private TableReader() {}

  /**
   * Reads a table as a stream: only its columns are kept.
   *
   * @param text of any kind but JSON
   * @throws dev.plateau.data.table.UnusableTable naming everything that is wrong with the text
   * @throws dev.plateau.data.table.TableTooLarge when it exceeds the limits
   */
  public static Table read(SourceText text, TextOptions options, Limits limits) throws IOException {
    return switch (text.kind()) {
      case CSV -> {
        ForeignFormat.refuse(text.sample());
        yield new CsvTable(text, options, limits).read();
      }
      case ARFF -> new ArffTable(text, limits).read();
      case JSON, JSON_LINES ->
          throw new IllegalArgumentException("JSON has to be read by a parser of JSON");
    };
  }
}
