package dev.plateau.data.table;

import java.util.List;

/**
 * Faults of one kind: the first in full, the others by their number.
 *
 * @param first at least one, at most ten, in the order of the table
 * @param more how many like these follow
 * @param advice what to do, empty when the faults say so themselves
 */
public record FaultGroup(List<Fault> first, int more, String advice) {
  public FaultGroup {
    first = List.copyOf(first);
  }

  /** How many faults of this kind there are. */
  public int count() {
    return first.size() + more;
  }

  /** The sentence that ends the list, empty when it is complete. */
  public String summary() {
    return more == 0 ? "" : "and %,d more like these".formatted(more);
  }
}
