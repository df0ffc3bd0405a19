package dev.plateau.data;

import java.util.function.IntPredicate;

/** Every row of bits once, the first bit changing fastest: 00, 10, 01, 11. */
final class TruthTables {
  private TruthTables() {}

  /** The target is 1 where the number of ones is odd. */
  static Dataset parity(int bits) {
    return ofOnes(bits, ones -> ones % 2 == 1);
  }

  /**
   * A table whose target depends on how many of the bits are 1.
   *
   * @param holds whether that many ones make the target 1
   */
  static Dataset ofOnes(int bits, IntPredicate holds) {
    int rows = 1 << bits;
    double[][] inputs = new double[rows][bits];
    double[][] targets = new double[rows][1];
    for (int row = 0; row < rows; row++) {
      for (int bit = 0; bit < bits; bit++) {
        inputs[row][bit] = (row >> bit) & 1;
      }
      targets[row][0] = holds.test(Integer.bitCount(row)) ? 1 : 0;
    }
    return Dataset.ofRows(inputs, targets);
  }
}
