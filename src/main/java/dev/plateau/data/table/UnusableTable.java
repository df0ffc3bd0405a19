package dev.plateau.data.table;

import java.util.List;

/** A table that cannot be used, with everything that is wrong with it. */
public final class UnusableTable extends RuntimeException {
  private final transient List<FaultGroup> groups;

  UnusableTable(List<FaultGroup> groups) {
    super(groups.getFirst().first().getFirst().toString());
    this.groups = List.copyOf(groups);
  }

  /** A table with a single fault. */
  public UnusableTable(Fault fault) {
    this(List.of(new FaultGroup(List.of(fault), 0, "")));
  }

  /** At least one, the first kind met first. */
  public List<FaultGroup> groups() {
    return groups;
  }
}
