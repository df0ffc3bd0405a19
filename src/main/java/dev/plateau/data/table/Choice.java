package dev.plateau.data.table;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The columns that options name, by position, the first is 0.
 *
 * @param targets in the order asked for; empty for a guess
 */
record Choice(Set<Integer> targets, Set<Integer> ignored, Map<Integer, ColumnType> types) {
  /** Finds what the options name among a table's columns. */
  static Choice of(ColumnOptions options, List<String> names, Faults faults) {
    Set<Integer> ignored = positions("ignore", options.ignored(), names, faults);
    Map<Integer, ColumnType> types = new HashMap<>();
    options
        .types()
        .forEach((column, type) ->
            position("type." + column, column, names, faults).ifPresent(c -> types.put(c, type)));
    Set<Integer> targets = positions("target", options.targets(), names, faults);
    if (targets.isEmpty() && options.lastTargets() > 0) {
      targets.addAll(last(options.lastTargets(), names, ignored, faults));
    }
    targets.stream()
        .filter(ignored::contains)
        .map(names::get)
        .forEach(name -> faults.add(Fault.ofColumn(name, "is both a target and ignored")));
    return new Choice(targets, ignored, types);
  }

  private static Set<Integer> positions(
      String option, List<String> columns, List<String> names, Faults faults) {
    Set<Integer> positions = new LinkedHashSet<>();
    for (String column : columns) {
      position(option + "=" + column, column, names, faults).ifPresent(positions::add);
    }
    return positions;
  }

  private static OptionalInt position(
      String option, String column, List<String> names, Faults faults) {
    int exact = names.indexOf(column);
    if (exact >= 0) {
      return OptionalInt.of(exact);
    }
    if (column.matches("[1-9]\\d{0,5}") && Integer.parseInt(column) <= names.size()) {
      return OptionalInt.of(Integer.parseInt(column) - 1);
    }
    int[] alike =
        IntStream.range(0, names.size())
            .filter(c -> names.get(c).equalsIgnoreCase(column))
            .toArray();
    if (alike.length == 1) {
      return OptionalInt.of(alike[0]);
    }
    faults.add(
        "no such column",
        Fault.ofTable(option + " names no column"),
        "the columns are " + String.join(", ", names));
    return OptionalInt.empty();
  }

  private static List<Integer> last(
      int count, List<String> names, Set<Integer> ignored, Faults faults) {
    List<Integer> usable =
        IntStream.range(0, names.size()).boxed().filter(c -> !ignored.contains(c)).toList();
    if (count >= usable.size()) {
      faults.add(
          Fault.ofTable(
              "must have at least %d columns to leave an input beside %d targets, has %d"
                  .formatted(count + 1, count, usable.size())));
      return List.of();
    }
    return usable.subList(usable.size() - count, usable.size());
  }
}
