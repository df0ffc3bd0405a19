package dev.plateau.data.table;

import java.util.List;

/**
 * What a file itself says of a column, as ARFF does.
 *
 * @param levels of a category, in the order of the declaration; empty when they are not listed
 */
public record Declaration(ColumnType type, List<String> levels) {
  public Declaration {
    levels = List.copyOf(levels);
  }
}
