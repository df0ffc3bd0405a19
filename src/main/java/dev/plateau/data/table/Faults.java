package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults met so far, by kind: ten of a kind are kept, the others are counted. */
public final class Faults {
  private static final int KEPT = 10;

  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  private static final class Kind {
    final List<Fault> first = new ArrayList<>();
    final String advice;
    int more;

    Kind(String advice) {
      this.advice = advice;
    }
  }

  /**
   * Adds a fault.
   *
   * @param kind faults of one kind are listed together
   * @param advice what to do, said once a kind
   */
  public void add(String kind, Fault fault, String advice) {
    Kind like = kinds.computeIfAbsent(kind, _ -> new Kind(advice));
    if (like.first.size() < KEPT) {
      like.first.add(fault);
    } else {
      like.more++;
    }
  }

  /** Adds a fault that is the only one of its kind and says what to do. */
  public void add(Fault fault) {
    add(fault.toString(), fault, "");
  }

  public boolean isEmpty() {
    return kinds.isEmpty();
  }

  /** Refuses the table when anything is wrong with it. */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new UnusableTable(
          kinds.values().stream()
              .map(kind -> new FaultGroup(kind.first, kind.more, kind.advice))
              .toList());
    }
  }
}
