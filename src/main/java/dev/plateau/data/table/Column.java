package dev.plateau.data.table;

import java.util.List;
import java.util.Optional;

/**
 * A column as it was understood, counted over the rows that are used.
 *
 * @param position the first is 1
 * @param missing how many cells are missing
 * @param levels of a category or boolean, in order of appearance; empty for others
 * @param range of numbers and dates
 * @param encodedAs the names of the numbers that stand for a cell; empty when ignored
 */
public record Column(
    String name,
    int position,
    ColumnType type,
    Role role,
    int missing,
    List<Level> levels,
    Optional<Range> range,
    List<String> encodedAs) {
  public Column {
    levels = List.copyOf(levels);
    encodedAs = List.copyOf(encodedAs);
  }
}
