package dev.plateau.data.metric;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How many rows of each class were predicted to be of each class. */
public final class Confusion {
  private final int[][] counts;

  private Confusion(int[][] counts) {
    this.counts = counts;
  }

  static Confusion of(int[] actual, int[] predicted, int classes) {
    int[][] counts = new int[classes][classes];
    for (int row = 0; row < actual.length; row++) {
      counts[actual[row]][predicted[row]]++;
    }
    return new Confusion(counts);
  }

  /** Rows of one class that were predicted to be of another. */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** The counts, a list for each actual class. */
  public List<List<Integer>> rows() {
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  int actual(int c) {
    return Arrays.stream(counts[c]).sum();
  }

  int predicted(int c) {
    return Arrays.stream(counts).mapToInt(row -> row[c]).sum();
  }

  int right() {
    return IntStream.range(0, counts.length).map(c -> counts[c][c]).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confusion that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(counts);
  }
}
