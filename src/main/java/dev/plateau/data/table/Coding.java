package dev.plateau.data.table;

import java.util.List;

/** How a cell becomes numbers and numbers become a cell. */
public sealed interface Coding permits NumberCoding, DateCoding, BooleanCoding, LevelCoding {
  /** How many numbers stand for a cell. */
  int width();

  /** The names of these numbers. */
  List<String> names(String column);

  /** Whether a word means that the cell is missing. */
  boolean isMissing(String word);

  /**
   * Writes a cell's numbers into {@code row} from {@code at} on.
   *
   * @param number the word as a number, NaN when it is none
   * @return whether the word has a code
   */
  boolean encode(String word, double number, double[] row, int at);

  /** The word for numbers; of several levels or classes the one with the largest number. */
  String decode(double[] row, int at);

  /** What is wrong with a word that has no code, a sentence without its subject. */
  String complaint(String word);
}
