package dev.plateau.data.table;

import java.util.BitSet;
import java.util.stream.IntStream;

/** The rows of a table that are used: those with all targets, and what is missing allowed. */
final class UsedRows {
  private final Table table;
  private final Roles roles;
  private final BitSet leftOut = new BitSet();
  private final Faults faults = new Faults();

  UsedRows(Table table, Roles roles, MissingPolicy policy) {
    this.table = table;
    this.roles = roles;
    for (int c = 0; c < table.names().size(); c++) {
      switch (roles.role(c)) {
        case TARGET -> leaveOutWithoutTarget(c, policy);
        case INPUT -> leaveOutWithoutInput(c, policy);
        case IGNORED -> {}
      }
    }
    faults.throwIfAny();
  }

  private void leaveOutWithoutTarget(int column, MissingPolicy policy) {
    if (policy == MissingPolicy.ERROR) {
      refuse(column);
      return;
    }
    int[] missing = missing(column).toArray();
    IntStream.of(missing).forEach(leftOut::set);
    remark(column, missing.length, "%s without it left out");
  }

  private void leaveOutWithoutInput(int column, MissingPolicy policy) {
    switch (policy) {
      case ERROR -> refuse(column);
      case DROP -> {
        int[] missing = missing(column).toArray();
        IntStream.of(missing).forEach(leftOut::set);
        remark(column, missing.length, "missing in %s, left out");
      }
      case MEAN ->
          remark(
              column,
              (int) missing(column).count(),
              "missing in %s: the mean of the training rows stands in, beside an indicator;"
                  + " missing=drop leaves the rows out");
    }
  }

  private void remark(int column, int missing, String detail) {
    String rows = missing == 1 ? "1 row" : "%,d rows".formatted(missing);
    if (missing > 0) {
      roles.remarks().add(new Remark(table.names().get(column), detail.formatted(rows)));
    }
  }

  private void refuse(int column) {
    String name = table.names().get(column);
    missing(column)
        .forEach(row ->
            faults.add(
                "missing",
                new Fault(table.line(row), name, table.word(row, column), "must not be missing"),
                "missing=mean fills them in, missing=drop leaves the rows out"));
  }

  private IntStream missing(int column) {
    Cells cells = table.cells(column);
    ColumnType type = roles.type(column);
    boolean[] isMissing = new boolean[cells.words().size()];
    for (int code = 0; code < isMissing.length; code++) {
      isMissing[code] = type.isMissing(cells.words().get(code));
    }
    return IntStream.range(0, table.rows())
        .filter(row -> cells.code(row) >= 0 && isMissing[cells.code(row)]);
  }

  /** The table with the rows that are used. */
  Table table() {
    if (leftOut.isEmpty()) {
      return table;
    }
    int[] kept = IntStream.range(0, table.rows()).filter(row -> !leftOut.get(row)).toArray();
    if (kept.length == 0) {
      throw new UnusableTable(
          Fault.ofTable("has no row in which nothing is missing: missing=mean fills inputs in"));
    }
    return table.only(kept);
  }
}
