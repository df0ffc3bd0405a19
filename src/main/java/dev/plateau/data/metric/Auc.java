package dev.plateau.data.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the receiver operating characteristic.
 *
 * @param value NaN when only one class has rows
 */
public record Auc(double value, Kind kind) {
  /** Of which curve the area is. */
  public enum Kind {
    /** The second of two classes against the first. */
    BINARY,
    /** The mean over the classes, each against all others. */
    MACRO_ONE_VS_REST
  }

  static Auc of(int[] actual, Probabilities scores) {
    if (scores.classes() == 2) {
      return new Auc(against(actual, scores, 1), Kind.BINARY);
    }
    double mean =
        IntStream.range(0, scores.classes())
            .filter(c -> IntStream.of(actual).anyMatch(own -> own == c))
            .mapToDouble(c -> against(actual, scores, c))
            .average()
            .orElse(Double.NaN);
    return new Auc(mean, Kind.MACRO_ONE_VS_REST);
  }

  /** Mann and Whitney's U over its largest value; equal scores share their mean rank. */
  private static double against(int[] actual, Probabilities scores, int c) {
    int[] order =
        IntStream.range(0, actual.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> scores.of(row, c)))
            .mapToInt(row -> row)
            .toArray();
    double ranks = 0;
    long own = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && scores.of(order[to], c) == scores.of(order[from], c)) {
        to++;
      }
      long tied = IntStream.range(from, to).filter(i -> actual[order[i]] == c).count();
      ranks += tied * (from + to + 1) / 2.0;
      own += tied;
    }
    boolean comparable = scores.areNumbers() && own > 0 && own < order.length;
    double least = own * (own + 1) / 2.0;
    return comparable ? (ranks - least) / (own * (double) (order.length - own)) : Double.NaN;
  }
}
