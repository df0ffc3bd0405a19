package dev.plateau.data;

/**
 * One of several parts of the rows, which is held out while the others are trained on.
 *
 * @param number which of them, from 1
 * @param of how many there are
 */
public record Fold(int number, int of) {
  public Fold {
    if (number < 1 || of < 2) {
      throw new IllegalArgumentException("fold %d of %d".formatted(number, of));
    }
  }
}
