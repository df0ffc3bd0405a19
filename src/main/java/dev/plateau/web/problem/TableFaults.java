package dev.plateau.web.problem;

import static java.util.stream.Collectors.joining;

import dev.plateau.data.table.Fault;
import dev.plateau.data.table.FaultGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is wrong with a table, in the words of a problem document. */
final class TableFaults {
  private TableFaults() {}

  /** The first fault, how many more there are, and what to do. */
  static String sentence(List<FaultGroup> groups) {
    FaultGroup group = groups.getFirst();
    Fault fault = group.first().getFirst();
    boolean isOfTable = fault.line() == 0 && fault.column().isEmpty();
    int others = groups.stream().mapToInt(FaultGroup::count).sum() - group.count();
    return Stream.of(
                (isOfTable ? "The table " : "") + fault,
                rest(new FaultGroup(group.first(), group.count() - 1, group.advice())),
                others == 0
                    ? ""
                    : others == 1 ? "and 1 other fault" : "and %,d other faults".formatted(others))
            .filter(text -> !text.isEmpty())
            .collect(joining("; "))
        + ".";
  }

  /** The first faults of each kind, each with its place, and what is to say of the others. */
  static List<Map<String, ?>> errors(List<FaultGroup> groups) {
    List<Map<String, ?>> errors = new ArrayList<>();
    for (FaultGroup group : groups) {
      group.first().forEach(fault -> errors.add(view(fault)));
      String rest = rest(group);
      if (!rest.isEmpty()) {
        errors.add(Map.of("detail", rest));
      }
    }
    return errors;
  }

  private static String rest(FaultGroup group) {
    return Stream.of(group.summary(), group.advice())
        .filter(text -> !text.isEmpty())
        .collect(joining("; "));
  }

  private static Map<String, ?> view(Fault fault) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (fault.line() > 0) {
      view.put("line", fault.line());
    }
    if (!fault.column().isEmpty()) {
      view.put("column", fault.column());
    }
    if (!fault.cell().isEmpty()) {
      view.put("value", fault.cell());
    }
    view.put("detail", fault.detail());
    return view;
  }
}
