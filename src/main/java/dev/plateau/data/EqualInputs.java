package dev.plateau.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sorts the rows of a data set by their inputs, column by column: rows that are alike so far are
 * sorted by the next column, so that each row of a large set is looked up but a few times.
 */
final class EqualInputs {
  private final Dataset data;
  private final int[] order;

  /** Where rows start that differ from those before. */
  private final BitSet starts = new BitSet();

  private final double[] keys;
  private final double[] values;
  private final int[] moved;

  private EqualInputs(Dataset data) {
    this.data = data;
    this.order = IntStream.range(0, data.rows()).toArray();
    this.keys = new double[data.rows()];
    this.values = new double[data.rows()];
    this.moved = new int[data.rows()];
    starts.set(0);
  }

  /** All rows, those of equal inputs together, in ascending order of the inputs. */
  static List<int[]> groups(Dataset data) {
    EqualInputs sorted = new EqualInputs(data);
    boolean open = true;
    for (int c = 0; c < data.inputs() && open; c++) {
      open = sorted.sortBy(c);
    }
    return sorted.groups();
  }

  private List<int[]> groups() {
    List<int[]> groups = new ArrayList<>(starts.cardinality());
    for (int from = 0; from < order.length; from = end(from)) {
      groups.add(Arrays.copyOfRange(order, from, end(from)));
    }
    return groups;
  }

  /** Where the rows end that are like that at a start. */
  private int end(int from) {
    int next = starts.nextSetBit(from + 1);
    return next < 0 ? order.length : next;
  }

  /** Sorts rows that are alike by a column; returns whether some may still be alike. */
  private boolean sortBy(int column) {
    boolean open = false;
    for (int from = 0, to; from < order.length; from = to) {
      to = end(from);
      if (to - from > 1) {
        open = true;
        sort(from, to, column);
      }
    }
    return open;
  }

  private void sort(int from, int to, int column) {
    boolean alike = true;
    for (int i = from; i < to; i++) {
      keys[i] = data.input(order[i], column) + 0.0; // so that -0 is 0
      alike &= keys[i] == keys[from];
    }
    if (!alike) {
      place(from, to, distinct(from, to));
    }
  }

  /** Sorts the distinct keys of some rows to the start of the values; returns how many they are. */
  private int distinct(int from, int to) {
    int rows = to - from;
    System.arraycopy(keys, from, values, 0, rows);
    Arrays.sort(values, 0, rows);
    int distinct = 1;
    for (int i = 1; i < rows; i++) {
      if (values[i] != values[distinct - 1]) {
        values[distinct++] = values[i];
      }
    }
    return distinct;
  }

  /** Puts rows into the order of their keys; those of equal keys stay in theirs. */
  private void place(int from, int to, int distinct) {
    int[] ends = new int[distinct + 1];
    for (int i = from; i < to; i++) {
      ends[1 + Arrays.binarySearch(values, 0, distinct, keys[i])]++;
    }
    for (int k = 0; k < distinct; k++) {
      ends[k + 1] += ends[k];
      starts.set(from + ends[k]);
    }
    for (int i = from; i < to; i++) {
      int k = Arrays.binarySearch(values, 0, distinct, keys[i]);
      moved[ends[k]++] = order[i];
    }
    System.arraycopy(moved, 0, order, from, to - from);
  }
}
