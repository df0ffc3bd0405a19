package dev.plateau.data;

import dev.plateau.data.table.Task;
import dev.plateau.math.MostLikely;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which rows are trained on and which are held out, chosen by a seed.
 *
 * <p>Rows are taken class by class (numbers are one class). Those of class c are put into the order
 * of a permutation from the stream HOLDOUT of the seed with index c. For a share, the first of them
 * are held out: as many as bring the rows held out so far to the share of the rows so far, rounded
 * half up, but never the last row of a class. For folds, the rows in this order are dealt to the
 * folds one after the other, so that sizes differ by at most one row, of all rows and of each
 * class.
 *
 * <p>Where only some of the other rows are trained on, each class is permuted by the stream SUBSET,
 * and the rows are taken in the order of their place in the class, as a share of its size. So fewer
 * rows are a part of more rows, and each class has its share of them. All parts keep the order of
 * the table.
 */
public final class Split {
  private final int rows;
  private final int[] training;
  private final int[] heldOut;

  private Split(int rows, int[] training, BitSet heldOut) {
    this.rows = rows;
    this.training = training;
    this.heldOut = heldOut.stream().toArray();
  }

  /**
   * Parts rows, the same share of each class.
   *
   * @param seed of the run, which chooses the rows where the parting has no seed of its own
   */
  public static Split of(Dataset data, Task task, Parting parting, long seed) {
    if (parting.trainsOnAll()) {
      return of(new int[data.rows()], parting, seed);
    }
    int[] groups =
        IntStream.range(0, data.rows())
            .map(row -> task == Task.CLASSES ? MostLikely.of(data.targetRow(row)) : 0)
            .toArray();
    return of(groups, parting, seed);
  }

  /** Parts the rows of each group. */
  static Split of(int[] groups, Parting parting, long seedOfRun) {
    long seed = parting.seed().orElse(seedOfRun);
    BitSet heldOut =
        parting
            .fold()
            .map(fold -> fold(groups, fold, seed))
            .orElseGet(() -> share(groups, parting.holdout(), seed));
    int[] others = IntStream.range(0, groups.length).filter(r -> !heldOut.get(r)).toArray();
    int[] training =
        parting.trainingRows().map(wanted -> some(groups, others, wanted, seed)).orElse(others);
    return new Split(groups.length, training, heldOut);
  }

  private static BitSet share(int[] groups, double share, long seed) {
    if (!(share >= 0 && share <= 0.9)) {
      throw new IllegalArgumentException("share is " + share);
    }
    BitSet heldOut = new BitSet();
    if (share == 0) {
      return heldOut;
    }
    int seen = 0;
    for (int group : distinct(groups)) {
      int[] rows = IntStream.range(0, groups.length).filter(r -> groups[r] == group).toArray();
      seen += rows.length;
      int wanted = (int) Math.floor(share * seen + 0.5) - heldOut.cardinality();
      Arrays.stream(permuted(rows, seed, Purpose.HOLDOUT, group))
          .limit(Math.clamp(wanted, 0, rows.length - 1))
          .forEach(heldOut::set);
    }
    return heldOut;
  }

  private static BitSet fold(int[] groups, Fold fold, long seed) {
    BitSet heldOut = new BitSet();
    int dealt = 0;
    for (int group : distinct(groups)) {
      int[] rows = IntStream.range(0, groups.length).filter(r -> groups[r] == group).toArray();
      for (int row : permuted(rows, seed, Purpose.HOLDOUT, group)) {
        heldOut.set(row, dealt % fold.of() == fold.number() - 1);
        dealt++;
      }
    }
    return heldOut;
  }

  /** A row, and its place in its class as a share of the class. */
  private record Placed(int row, double place) {}

  private static int[] some(int[] groups, int[] others, int wanted, long seed) {
    List<Placed> all = new ArrayList<>();
    for (int group : distinct(groups)) {
      int[] rows = Arrays.stream(others).filter(r -> groups[r] == group).toArray();
      int[] order = permuted(rows, seed, Purpose.SUBSET, group);
      for (int k = 0; k < order.length; k++) {
        all.add(new Placed(order[k], (k + 0.5) / order.length));
      }
    }
    all.sort(Comparator.comparingDouble(Placed::place)); // classes stay in their order
    return all.stream().limit(wanted).mapToInt(Placed::row).sorted().toArray();
  }

  private static int[] distinct(int[] groups) {
    return Arrays.stream(groups).sorted().distinct().toArray();
  }

  private static int[] permuted(int[] rows, long seed, Purpose purpose, int group) {
    int[] order = new int[rows.length];
    new RandomStream(seed, purpose, group).permute(order);
    return Arrays.stream(order).map(i -> rows[i]).toArray();
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

  /** Whether each row is trained on. */
  public boolean trainsOnAll() {
    return training.length == rows;
  }

  /** The part of a data set that is trained on. */
  public Dataset training(Dataset data) {
    return trainsOnAll() ? data : data.only(training);
  }

  /** The part of a data set that is held out; there is one only if {@link #holdsOut()}. */
  public Dataset heldOut(Dataset data) {
    return data.only(heldOut);
  }
}
