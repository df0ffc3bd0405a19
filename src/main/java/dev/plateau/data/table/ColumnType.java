package dev.plateau.data.table;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the cells of a column are. */
public enum ColumnType {
  /** Numbers, possibly with currency, percent and thousands marks. */
  NUMBER,
  /** Words out of a few levels. */
  CATEGORY,
  /** True or false. */
  BOOLEAN,
  /** Days, possibly with a time. */
  DATE,
  /** The same in every row, or missing in every row: of no use. */
  CONSTANT,
  /** Words of too many levels to learn from. */
  TEXT;

  /** The type of a name in lower case, such as {@code number}. */
  public static Optional<ColumnType> named(String name) {
    return Stream.of(values()).filter(type -> type.toString().equals(name)).findFirst();
  }

  /** Whether columns of this type can be learned from. */
  public boolean isUsable() {
    return this != CONSTANT && this != TEXT;
  }

  /** Whether its cells are words with a code each. */
  boolean isWords() {
    return this == CATEGORY || this == BOOLEAN;
  }

  /** Whether a word means that a cell of such a column is missing. */
  boolean isMissing(String word) {
    return (this == NUMBER || this == DATE)
        ? MissingWords.isMissingNumber(word)
        : MissingWords.isMissing(word);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
