package dev.plateau.data.table;

/**
 * What a column is taken for.
 *
 * @param reason a sentence for the remark, empty where nothing had to be guessed
 */
record Guess(ColumnType type, String reason) {
  static Guess certain(ColumnType type) {
    return new Guess(type, "");
  }
}
