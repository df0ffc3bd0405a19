package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.json.ObjectType;
import dev.plateau.json.Place;
import dev.plateau.json.SchemaSource;
import dev.plateau.json.Schemas;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.spec.Limits;
import dev.plateau.spec.MatrixType;
import dev.plateau.web.request.QueryParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads rows of inputs to predict on, from the query ({@code x=0,1}) or from a body. */
@Component
class InputReader implements SchemaSource {
  private static final String INPUTS = "inputs";
  private static final String TARGETS = "targets";
  private static final String RECORDS = "records";

  private final Limits limits;

  InputReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * Rows from a body {@code {"inputs": [[0, 1]]}}, whose targets are not looked at; empty for one
   * that holds a table.
   */
  Optional<List<double[]>> read(byte[] body, Job job) {
    Violations faults = new Violations();
    int width = job.spec().training().network().inputs();
    JsonNode json = new StrictJson(limits.depth()).read(body, faults);
    if (json.has(RECORDS)) {
      checkRecords(json, Place.root(faults));
    }
    if (!json.has(INPUTS) && (json.isArray() || (json.isObject() && !json.isEmpty()))) {
      faults.refuseIfAny();
      return Optional.empty();
    }
    if (json instanceof ObjectNode dataset) {
      dataset.remove(TARGETS);
    }
    Optional<List<double[]>> rows = type(OptionalInt.of(width)).read(json, Place.root(faults));
    faults.refuseIfAny();
    return Optional.of(rows.orElseThrow());
  }

  private static void checkRecords(JsonNode json, Place place) {
    JsonNode records = json.path(RECORDS);
    if (!records.isArray() || records.isEmpty()) {
      place.member(RECORDS).invalid("must be a list of at least one object");
    }
    for (String name : json.propertyNames()) {
      if (!name.equals(RECORDS)) {
        place.member(name).malformed("must not stand beside records");
      }
    }
  }

  @Override
  public void describe(Schemas schemas) {
    type(OptionalInt.empty()).schema(schemas);
  }

  private ObjectType<List<double[]>> type(OptionalInt width) {
    return ObjectType.of("Inputs", List.<double[]>of())
        .required(
            INPUTS,
            new MatrixType(limits.rows(), false, width),
            rows -> rows,
            (none, rows) -> rows,
            "one list of numbers a row, or records: [{..}, ..] by the names of the data set's"
                + " columns");
  }

  /**
   * Rows from values of {@code x}.
   *
   * @param query collects what is wrong with them
   */
  List<double[]> read(String[] values, Job job, QueryParameters query) {
    int width = job.spec().training().network().inputs();
    List<double[]> rows = new ArrayList<>();
    for (String value : values) {
      String[] cells = value.split(",", -1);
      if (cells.length != width) {
        query.fault(
            "x", "\"%s\" must have %d numbers, has %d".formatted(value, width, cells.length));
      }
      rows.add(row(cells, query));
    }
    return rows;
  }

  private static double[] row(String[] cells, QueryParameters query) {
    double[] row = new double[cells.length];
    for (int c = 0; c < row.length; c++) {
      String cell = cells[c].strip();
      boolean isNumber = QueryParameters.NUMBER.matcher(cell).matches();
      row[c] = isNumber ? Double.parseDouble(cell) : 0;
      if (!isNumber || !Double.isFinite(row[c])) {
        query.fault("x", "\"%s\" is not a finite number".formatted(cell));
      }
    }
    return row;
  }
}
