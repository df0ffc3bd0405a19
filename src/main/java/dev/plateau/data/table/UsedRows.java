package dev.plateau.data.table;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** The rows of a table that are used: those with all targets, and what is missing allowed. */
final class UsedRows {
  private final Table table;
  private final Roles roles;
  private final MissingPolicy policy;
  private final Faults faults = new Faults();
  private BitSet leftOut = new BitSet();

  UsedRows(Table table, Roles roles, MissingPolicy policy) {
    this.table = table;
    this.roles = roles;
    this.policy = policy;
    if (policy == MissingPolicy.ERROR) {
      columns(Role.TARGET, Role.INPUT).forEach(this::refuse);
      faults.throwIfAny();
    } else {
      leaveOut();
    }
  }

  /** A column that is the same in all rows that are left is ignored, and leaves no row out. */
  private void leaveOut() {
    int[] constant;
    do {
      leftOut = new BitSet();
      leavingOut().flatMap(this::missing).forEach(leftOut::set);
      constant = policy == MissingPolicy.DROP ? constantInputs() : new int[0];
      IntStream.of(constant).forEach(roles::ignoreConstant);
    } while (constant.length > 0);
    columns(Role.TARGET).forEach(c -> remark(c, "%s without it left out"));
    columns(Role.INPUT)
        .forEach(c ->
            remark(
                c,
                policy == MissingPolicy.DROP
                    ? "missing in %s, left out"
                    : "missing in %s: the mean of the training rows stands in, beside an indicator;"
                        + " missing=drop leaves the rows out"));
  }

  private IntStream leavingOut() {
    return policy == MissingPolicy.DROP ? columns(Role.TARGET, Role.INPUT) : columns(Role.TARGET);
  }

  private IntStream columns(Role... some) {
    return IntStream.range(0, table.names().size())
        .filter(c -> List.of(some).contains(roles.role(c)));
  }

  private int[] constantInputs() {
    int[] kept = kept();
    return columns(Role.INPUT)
        .filter(c -> Profile.of(table.cells(c).only(kept), roles.type(c)).distinct() <= 1)
        .toArray();
  }

  private int[] kept() {
    int[] kept = IntStream.range(0, table.rows()).filter(row -> !leftOut.get(row)).toArray();
    if (kept.length == 0) {
      throw new UnusableTable(
          Fault.ofTable("has no row in which nothing is missing: missing=mean fills inputs in"));
    }
    return kept;
  }

  private void remark(int column, String detail) {
    long missing = missing(column).count();
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
    return table.only(kept());
  }
}
