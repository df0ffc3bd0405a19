package dev.plateau.web.spec;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.job.DatasetNotFound;
import dev.plateau.job.Datasets;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.JsonObjectReader.Range;
import dev.plateau.spec.DatasetSource;
import dev.plateau.web.request.JobIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what a request says about rows: the name of a set, the id of an upload, or the rows. */
@Component
public class DatasetReader {
  private final Datasets datasets;
  private final Limits limits;

  public DatasetReader(Datasets datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /** Rows and where they came from. */
  public record Rows(DatasetSource source, Dataset data) {}

  /** The {@code dataset} of a job. */
  Optional<Rows> read(JsonObjectReader job) {
    Optional<JsonNode> value = job.any("dataset");
    if (value.isEmpty()) {
      job.faults().invalid(job.at("dataset"), "is required: " + choices());
      return Optional.empty();
    }
    if (value.get().isString()) {
      return named(value.get().stringValue(), job);
    }
    if (!value.get().isObject()) {
      job.faults()
          .malformed(
              job.at("dataset"),
              "must be a name, an id or an object with inputs and targets, not "
                  + JsonObjectReader.describe(value.get()));
      return Optional.empty();
    }
    return rows(new JsonObjectReader(value.get(), job.at("dataset"), job.faults()))
        .map(data -> new Rows(new DatasetSource.Inline(data), data));
  }

  private Optional<Rows> named(String name, JsonObjectReader job) {
    try {
      DatasetSource source = source(name);
      return Optional.of(new Rows(source, datasets.of(source)));
    } catch (DatasetNotFound unknown) {
      job.faults().invalid(job.at("dataset"), "\"%s\" is unknown: ".formatted(name) + choices());
      return Optional.empty();
    }
  }

  /** A set's name or id as the job package wants it. */
  public static DatasetSource source(String nameOrId) {
    return JobIds.parse(nameOrId)
        .<DatasetSource>map(DatasetSource.Uploaded::new)
        .orElseGet(() -> new DatasetSource.BuiltIn(nameOrId));
  }

  private static String choices() {
    return "one of %s, the id of an uploaded set, or {\"inputs\": [[..]], \"targets\": [..]}"
        .formatted(BuiltIn.all().stream().map(BuiltIn::name).collect(Collectors.joining(", ")));
  }

  /** Rows given as {@code inputs} and {@code targets}, with every fault in them noted. */
  public Optional<Dataset> rows(JsonObjectReader fields) {
    int before = fields.faults().count();
    List<double[]> inputs = matrix(fields, "inputs", false, OptionalInt.empty());
    List<double[]> targets = matrix(fields, "targets", true, OptionalInt.empty());
    fields.noOthers();
    int columns = width(inputs) + width(targets);
    if (columns > limits.columns()) {
      fields
          .faults()
          .invalid(
              fields.at("inputs"),
              "makes %,d columns with the targets, above the limit of %,d"
                  .formatted(columns, limits.columns()));
    }
    if (!inputs.isEmpty() && !targets.isEmpty() && inputs.size() != targets.size()) {
      fields
          .faults()
          .invalid(
              fields.at("targets"),
              "must have as many rows as inputs: %,d, not %,d"
                  .formatted(inputs.size(), targets.size()));
    }
    return fields.faults().count() > before
        ? Optional.empty()
        : Optional.of(
            Dataset.ofRows(inputs.toArray(double[][]::new), targets.toArray(double[][]::new)));
  }

  /**
   * Rows of numbers.
   *
   * @param flat whether a list of numbers may stand for a single column
   * @param width of each row; absent where the first row says it
   */
  public List<double[]> matrix(
      JsonObjectReader fields, String name, boolean flat, OptionalInt width) {
    Optional<JsonNode> value = fields.any(name);
    if (value.isEmpty()) {
      fields.faults().invalid(fields.at(name), "is required");
      return List.of();
    }
    List<JsonNode> entries = fields.asList(value.get(), fields.at(name));
    if (value.get().isArray() && (entries.isEmpty() || entries.size() > limits.rows())) {
      fields
          .faults()
          .invalid(
              fields.at(name),
              "must have from 1 to %,d rows, has %,d".formatted(limits.rows(), entries.size()));
      return List.of();
    }
    List<double[]> rows = new ArrayList<>();
    for (int r = 0; r < entries.size(); r++) {
      String place = fields.at(name) + "/" + r;
      JsonNode entry = entries.get(r);
      rows.add(
          flat && !entry.isArray()
              ? numbers(List.of(entry), place, fields, OptionalInt.empty())
              : row(entry, place, fields));
      checkWidth(rows.get(r).length, width.orElse(rows.getFirst().length), place, fields);
    }
    return rows;
  }

  private double[] row(JsonNode entry, String place, JsonObjectReader fields) {
    return numbers(fields.asList(entry, place), place, fields, OptionalInt.of(0));
  }

  private static double[] numbers(
      List<JsonNode> cells, String place, JsonObjectReader fields, OptionalInt inList) {
    double[] row = new double[cells.size()];
    for (int c = 0; c < row.length; c++) {
      String at = inList.isPresent() ? place + "/" + c : place;
      OptionalDouble number = fields.asNumber(cells.get(c), at, Range.FINITE);
      row[c] = number.orElse(0);
    }
    return row;
  }

  private static void checkWidth(int width, int wanted, String place, JsonObjectReader fields) {
    if (width == 0) {
      fields.faults().invalid(place, "must have at least one number");
    } else if (wanted > 0 && width != wanted) {
      fields
          .faults()
          .invalid(
              place, "must have %d numbers as the rows before, has %d".formatted(wanted, width));
    }
  }

  private static int width(List<double[]> rows) {
    return rows.isEmpty() ? 0 : rows.getFirst().length;
  }
}
