package dev.plateau.web.result;

import dev.plateau.job.Job;
import dev.plateau.json.JsonObjectReader;
import dev.plateau.json.StrictJson;
import dev.plateau.json.Violations;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.spec.DatasetReader;
import dev.plateau.web.spec.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/** Reads rows of inputs to predict on, from the query ({@code x=0,1}) or from a body. */
@Component
class InputReader {
  private final DatasetReader datasets;
  private final Limits limits;

  InputReader(DatasetReader datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /** Rows from a body {@code {"inputs": [[0, 1]]}}. */
  List<double[]> read(byte[] body, Job job) {
    Violations faults = new Violations();
    JsonObjectReader fields =
        new JsonObjectReader(new StrictJson(limits.depth()).read(body, faults), "", faults);
    int width = job.spec().training().network().inputs();
    List<double[]> rows = datasets.matrix(fields, "inputs", false, OptionalInt.of(width));
    fields.noOthers();
    faults.refuseIfAny();
    return rows;
  }

  /**
   * Rows from values of {@code x}.
   *
   * @param query notes what is wrong with them
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
