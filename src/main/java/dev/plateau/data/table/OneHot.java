package dev.plateau.data.table;

import java.util.stream.IntStream;

/** Whether several targets are classes, one column each. */
final class OneHot {
  private OneHot() {}

  /** Whether every row holds a single 1 and zeros otherwise. */
  static boolean holds(EncodedRows rows, int targets) {
    double[] all = rows.targets();
    return IntStream.range(0, rows.rows())
        .allMatch(row -> {
          int ones = 0;
          int zeros = 0;
          for (int c = 0; c < targets; c++) {
            ones += all[row * targets + c] == 1 ? 1 : 0;
            zeros += all[row * targets + c] == 0 ? 1 : 0;
          }
          return ones == 1 && ones + zeros == targets;
        });
  }
}
