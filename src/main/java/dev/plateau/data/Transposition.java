package dev.plateau.data;

/** Copies rows that stand one after the other into a block that holds them column by column. */
final class Transposition {
  /** Rows that are copied side by side: as many doubles as a line of memory holds. */
  private static final int GATHERED = 8;

  private Transposition() {}

  /**
   * {@code block[c * stride + r]} becomes column c of row order[at + r]; the last of the rows is
   * repeated until the stride is full. Eight rows are written out in one turn, so that the compiler
   * keeps their places in registers.
   *
   * @param from [..][width]
   * @param stride a multiple of 8
   */
  static void gather(
      double[] from, int width, int[] order, int at, int rows, double[] block, int stride) {
    int last = at + rows - 1;
    for (int first = 0; first < stride; first += GATHERED) {
      int r = at + first;
      int row0 = order[Math.min(r, last)] * width;
      int row1 = order[Math.min(r + 1, last)] * width;
      int row2 = order[Math.min(r + 2, last)] * width;
      int row3 = order[Math.min(r + 3, last)] * width;
      int row4 = order[Math.min(r + 4, last)] * width;
      int row5 = order[Math.min(r + 5, last)] * width;
      int row6 = order[Math.min(r + 6, last)] * width;
      int row7 = order[Math.min(r + 7, last)] * width;
      for (int c = 0, to = first; c < width; c++, to += stride) {
        block[to] = from[row0 + c];
        block[to + 1] = from[row1 + c];
        block[to + 2] = from[row2 + c];
        block[to + 3] = from[row3 + c];
        block[to + 4] = from[row4 + c];
        block[to + 5] = from[row5 + c];
        block[to + 6] = from[row6 + c];
        block[to + 7] = from[row7 + c];
      }
    }
  }
}
