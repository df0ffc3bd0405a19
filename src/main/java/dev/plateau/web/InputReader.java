package dev.plateau.web;

import dev.plateau.job.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads rows of inputs to predict on, from the query ({@code x=0,1}) or from a body. */
@Component
class InputReader {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private final DatasetReader datasets;
  private final Limits limits;

  InputReader(DatasetReader datasets, Limits limits) {
    this.datasets = datasets;
    this.limits = limits;
  }

  /** Rows from a body {@code {"inputs": [[0, 1]]}}. */
  List<double[]> read(byte[] body, Job job) {
    Faults faults = new Faults();
    Fields fields = new Fields(new StrictJson(limits.depth()).read(body, faults), "", faults);
    int width = job.spec().training().network().inputs();
    List<double[]> rows = datasets.matrix(fields, "inputs", false, OptionalInt.of(width));
    fields.noOthers();
    faults.refuseIfAny();
    return rows;
  }

  /** Rows from values of {@code x}. */
  List<double[]> read(String[] values, Job job) {
    int width = job.spec().training().network().inputs();
    Faults faults = new Faults();
    List<double[]> rows = new ArrayList<>();
    for (String value : values) {
      String[] cells = value.split(",", -1);
      if (cells.length != width) {
        faults.parameter(
            "x", "\"%s\" must have %d numbers, has %d".formatted(value, width, cells.length));
      }
      rows.add(row(cells, faults));
    }
    faults.refuseIfAny();
    return rows;
  }

  private static double[] row(String[] cells, Faults faults) {
    double[] row = new double[cells.length];
    for (int c = 0; c < row.length; c++) {
      String cell = cells[c].strip();
      boolean isNumber = NUMBER.matcher(cell).matches();
      row[c] = isNumber ? Double.parseDouble(cell) : 0;
      if (!isNumber || !Double.isFinite(row[c])) {
        faults.parameter("x", "\"%s\" is not a finite number".formatted(cell));
      }
    }
    return row;
  }
}
