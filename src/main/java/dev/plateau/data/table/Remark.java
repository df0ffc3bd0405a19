package dev.plateau.data.table;

/**
 * Something that was guessed, and how to overrule it.
 *
 * @param column its name, empty when the whole table is meant
 * @param detail a sentence
 */
public record Remark(String column, String detail) {
  /** A remark on the whole table. */
  public static Remark ofTable(String detail) {
    return new Remark("", detail);
  }
}
