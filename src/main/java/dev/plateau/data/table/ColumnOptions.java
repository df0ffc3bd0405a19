package dev.plateau.data.table;

import java.util.List;
import java.util.Map;

/**
 * What the owner of a table says of its columns; each overrules a guess. Columns are given by name
 * or by position, the first is 1.
 *
 * @param targets what is to be predicted; empty for a guess
 * @param lastTargets how many of the last columns are targets; 0 for a guess
 * @param types by column
 */
public record ColumnOptions(
    List<String> targets,
    int lastTargets,
    List<String> ignored,
    Map<String, ColumnType> types,
    MissingPolicy missing) {
  /** Everything is guessed. */
  public static final ColumnOptions NONE =
      new ColumnOptions(List.of(), 0, List.of(), Map.of(), MissingPolicy.MEAN);

  public ColumnOptions {
    targets = List.copyOf(targets);
    ignored = List.copyOf(ignored);
    types = Map.copyOf(types);
  }

  public ColumnOptions withTargets(String... columns) {
    return new ColumnOptions(List.of(columns), lastTargets, ignored, types, missing);
  }

  public ColumnOptions withLastTargets(int count) {
    return new ColumnOptions(targets, count, ignored, types, missing);
  }

  public ColumnOptions withIgnored(String... columns) {
    return new ColumnOptions(targets, lastTargets, List.of(columns), types, missing);
  }

  public ColumnOptions withTypes(Map<String, ColumnType> types) {
    return new ColumnOptions(targets, lastTargets, ignored, types, missing);
  }

  public ColumnOptions withMissing(MissingPolicy policy) {
    return new ColumnOptions(targets, lastTargets, ignored, types, policy);
  }
}
