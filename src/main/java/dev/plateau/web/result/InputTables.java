package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import dev.plateau.data.table.Fault;
import dev.plateau.data.table.Faults;
import dev.plateau.data.table.MissingPolicy;
import dev.plateau.data.table.Table;
import dev.plateau.data.table.TableFormat;
import dev.plateau.data.table.UnusableTable;
import dev.plateau.data.text.SourceText;
import dev.plateau.data.text.TableReader;
import dev.plateau.data.text.TextOptions;
import dev.plateau.job.Datasets;
import dev.plateau.job.Job;
import dev.plateau.spec.JsonContent;
import dev.plateau.spec.JsonTable;
import dev.plateau.spec.Limits;
import dev.plateau.training.Partition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads tables of rows to predict on, whose columns are those of a job's data set by name. */
@Component
public class InputTables {
  private final Datasets datasets;
  private final Limits limits;

  InputTables(Datasets datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /**
   * Rows from a file of any kind; text is written as the data set's was, or with commas and a
   * header.
   *
   * @param charset of the file; empty for that of the data set's, or a guess
   * @throws UnusableTable naming every column that is missing and every cell that has no code
   */
  Dataset ofFile(byte[] file, Optional<Charset> charset, Job job, Partition known) {
    Optional<TableFormat> format =
        datasets
            .describe(job.spec().dataset())
            .format()
            .filter(like -> like.kind() == TableFormat.Kind.CSV);
    TextOptions options =
        format.map(TextOptions::like).orElseGet(() -> TextOptions.NONE.withHeader(true));
    try {
      SourceText text = text(file, charset.or(() -> format.flatMap(TableFormat::namedCharset)));
      return switch (text.kind()) {
        case CSV, ARFF -> rows(TableReader.read(text, options, limits.ofTables()), known);
        case JSON, JSON_LINES -> ofJson(text, known);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows from {@code {"records": [{"height": 1.8}]}}. */
  public Dataset ofRecords(byte[] body, Partition known) {
    try {
      return ofJson(text(body, Optional.empty()), known);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Dataset ofJson(SourceText text, Partition known) throws IOException {
    return switch (JsonTable.read(text, limits.depth(), limits.ofTables())) {
      case JsonContent.Words(Table table) -> rows(table, known);
      case JsonContent.Numbers(EncodedRows numbers) -> known.filled(numbers);
    };
  }

  private SourceText text(byte[] body, Optional<Charset> charset) throws IOException {
    return SourceText.open(new ByteArrayInputStream(body), charset, limits.ofTables());
  }

  private static void refuseMissing(EncodedRows rows, List<String> names, Table table) {
    Faults faults = new Faults();
    for (int i = 0; i < rows.inputs().length; i++) {
      if (Double.isNaN(rows.inputs()[i])) {
        String name = names.get(i % rows.width());
        int line = table.line(i / rows.width());
        faults.add(
            name,
            new Fault(line, name, "", "must not be missing"),
            "no row that was trained on lacks it");
      }
    }
    faults.throwIfAny();
  }

  /** Rows that would have been left out of training are left out here. */
  private static Dataset rows(Table table, Partition known) {
    Encoding encoding = known.encodingOfRows();
    Table usable = encoding.usable(table);
    EncodedRows encoded = encoding.encodeInputs(usable);
    if (encoding.missing() == MissingPolicy.ERROR) {
      refuseMissing(encoded, encoding.inputNames(), usable);
    }
    return known.filled(encoded);
  }
}
