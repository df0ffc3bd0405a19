package dev.plateau.diagnosis.trial;

import dev.plateau.data.Dataset;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import dev.plateau.training.Rows;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows each run of a trial learns from, and which it is scored on.
 *
 * <p>From 40 rows on those that the job itself held out are the ones to score on, of every run.
 * Where it held out none, each run holds out 30 % of them, run k of every spec the same ones. Below
 * that too few would be held out to tell anything, and where the inputs are all there are, as in a
 * truth table, nothing unseen is left to predict: then all rows are both.
 */
final class Holdout {
  /** Of 40 rows 12 are held out: the fewest on which a share can be told from half of it. */
  private static final int MIN_ROWS = 40;

  private static final double SHARE = 0.3;

  /** Keeps these permutations apart from all others of the same seed. */
  private static final long STREAM = 1L << 40;

  private final Dataset rows;
  private final Optional<Dataset> own;
  private final boolean holdsOut;
  private final Map<Integer, Part> parts = new HashMap<>();

  /** What one run learns from and what it is scored on. */
  record Part(Dataset training, Dataset scored) {}

  Holdout(Dataset rows) {
    this(rows, Optional.empty());
  }

  /**
   * The parts of some rows.
   *
   * @param own the rows that the job held out beside them
   */
  Holdout(Dataset rows, Optional<Dataset> own) {
    int known = rows.rows() + own.map(Dataset::rows).orElse(0);
    this.rows = rows;
    this.own = own.filter(held -> known >= MIN_ROWS);
    this.holdsOut =
        this.own.isPresent() || (own.isEmpty() && known >= MIN_ROWS && !isTruthTable(rows));
  }

  boolean holdsOut() {
    return holdsOut;
  }

  /** All rows to train on, and to score on unless the job itself held out enough rows. */
  Part ofJob(Rows job) {
    return new Part(job.training(), own.isPresent() ? job.heldOut().orElseThrow() : job.training());
  }

  /** Whether every run has the same rows. */
  boolean isFixed() {
    return !holdsOut || own.isPresent();
  }

  Part of(int run) {
    return isFixed() ? new Part(rows, own.orElse(rows)) : parts.computeIfAbsent(run, this::split);
  }

  private Part split(int run) {
    int[] order = new int[rows.rows()];
    new RandomStream(run, Purpose.DATA, STREAM).permute(order);
    int heldOut = (int) Math.round(SHARE * order.length);
    return new Part(
        rows.without(list(order, 0, heldOut)), rows.without(list(order, heldOut, order.length)));
  }

  private static List<Integer> list(int[] order, int from, int to) {
    return Arrays.stream(order, from, to).boxed().toList();
  }

  /** Whether each column has two values at most and every combination of them occurs. */
  static boolean isTruthTable(Dataset rows) {
    double combinations = 1;
    for (int column = 0; column < rows.inputs(); column++) {
      combinations *= values(rows, column);
      if (combinations == 0 || combinations > rows.rows()) {
        return false;
      }
    }
    return rows.rowsOfEqualInputs().size() == combinations;
  }

  /** 1 or 2, and 0 for more. */
  private static int values(Dataset rows, int column) {
    long values =
        IntStream.range(0, rows.rows())
            .mapToDouble(row -> rows.input(row, column))
            .distinct()
            .limit(3)
            .count();
    return values > 2 ? 0 : (int) values;
  }
}
