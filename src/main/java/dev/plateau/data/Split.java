package dev.plateau.data;

import dev.plateau.data.table.Task;
import dev.plateau.math.MostLikely;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which rows are trained on and which are held out, chosen by a seed.
 *
 * <p>Rows are taken class by class (numbers are one class). Those of class c are put into the order
 * of a permutation from the stream HOLDOUT of the seed with index c, and the first of them are held
 * out: as many as bring the rows held out so far to the share of the rows so far, rounded half up,
 * but never the last row of a class. Both parts keep the order of the table.
 */
public final class Split {
  private final int[] training;
  private final int[] heldOut;

  private Split(int rows, BitSet heldOut) {
    this.heldOut = heldOut.stream().toArray();
    this.training = IntStream.range(0, rows).filter(row -> !heldOut.get(row)).toArray();
  }

  /**
   * Holds out a share of the rows, the same share of each class.
   *
   * @param share 0 to 0.9
   */
  public static Split of(Dataset data, Task task, double share, long seed) {
    if (share == 0) {
      return new Split(data.rows(), new BitSet());
    }
    int[] groups =
        IntStream.range(0, data.rows())
            .map(row -> task == Task.CLASSES ? MostLikely.of(data.targetRow(row)) : 0)
            .toArray();
    return of(groups, share, seed);
  }

  /** Holds out a share of the rows of each group. */
  static Split of(int[] groups, double share, long seed) {
    if (!(share >= 0 && share <= 0.9)) {
      throw new IllegalArgumentException("share is " + share);
    }
    BitSet heldOut = new BitSet();
    int seen = 0;
    for (int group : Arrays.stream(groups).sorted().distinct().toArray()) {
      int[] rows = IntStream.range(0, groups.length).filter(r -> groups[r] == group).toArray();
      seen += rows.length;
      int wanted = (int) Math.floor(share * seen + 0.5) - heldOut.cardinality();
      int[] order = new int[rows.length];
      new RandomStream(seed, Purpose.HOLDOUT, group).permute(order);
      Arrays.stream(order, 0, Math.clamp(wanted, 0, rows.length - 1))
          .map(i -> rows[i])
          .forEach(heldOut::set);
    }
    return new Split(groups.length, heldOut);
  }

  /** The rows to train on, ascending. */
  public int[] trainingRows() {
    return training.clone();
  }

  /** The rows held out, ascending; none for a share that rounds to no row. */
  public int[] heldOutRows() {
    return heldOut.clone();
  }

  public boolean holdsOut() {
    return heldOut.length > 0;
  }

  public boolean isHeldOut(int row) {
    return Arrays.binarySearch(heldOut, row) >= 0;
  }

  /** The part of a data set that is trained on; all of it when nothing is held out. */
  public Dataset training(Dataset data) {
    return holdsOut() ? data.only(training) : data;
  }

  /** The part of a data set that is held out; there is one only if {@link #holdsOut()}. */
  public Dataset heldOut(Dataset data) {
    return data.only(heldOut);
  }
}
