package dev.plateau.data.table;

import java.util.ArrayList;
import java.util.List;

/**
 * A column and the numbers that stand for it.
 *
 * @param indicator whether one more number says that the cell was missing
 * @param means what stands for a missing cell, a number for each of the coding's; empty for targets
 */
public record CodedColumn(String name, Coding coding, boolean indicator, List<Double> means) {
  public CodedColumn {
    means = List.copyOf(means);
  }

  /** How many numbers stand for a cell, the indicator included. */
  public int width() {
    return coding.width() + (indicator ? 1 : 0);
  }

  /** The names of these numbers. */
  public List<String> names() {
    List<String> names = new ArrayList<>(coding.names(name));
    if (indicator) {
      names.add(name + " missing");
    }
    return List.copyOf(names);
  }

  CodedColumn withMeans(List<Double> other) {
    return new CodedColumn(name, coding, indicator, other);
  }
}
