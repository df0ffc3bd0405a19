package dev.plateau.data.metric;

/**
 * How well one class is told from the others; a share of nothing is 0.
 *
 * @param precision the share of its own rows among those predicted to be of it
 * @param recall the share of those predicted to be of it among its own rows
 * @param f1 the harmonic mean of both
 * @param rows how many rows are of it
 */
public record ClassScore(String label, double precision, double recall, double f1, int rows) {
  static ClassScore of(String label, Confusion confusion, int c) {
    int right = confusion.count(c, c);
    int predicted = confusion.predicted(c);
    int actual = confusion.actual(c);
    return new ClassScore(
        label,
        share(right, predicted),
        share(right, actual),
        share(2 * right, predicted + actual),
        actual);
  }

  private static double share(int some, int all) {
    return all == 0 ? 0 : some / (double) all;
  }
}
