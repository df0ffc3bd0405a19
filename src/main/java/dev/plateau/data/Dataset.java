package dev.plateau.data;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of inputs and targets, all finite: at least one row, one input and one target.
 *
 * <p>Stored row by row, so that a mini-batch of any rows reads whole lines of memory. Sets made
 * from others share their numbers.
 */
public final class Dataset {
  private final RowView inputs;
  private final RowView targets;

  /** One for each row; none where every row counts alike. */
  private final double[] weights;

  /** None for rows of numbers alone. */
  private final List<String> names;

  private Dataset(RowView inputs, RowView targets, double[] weights, List<String> names) {
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.names = names;
  }

  private static Dataset of(EncodedRows rows, double[] means, List<String> names) {
    return new Dataset(
        RowView.filled(rows.inputs(), rows.width(), means),
        RowView.of(rows.targets(), rows.targetWidth()),
        new double[0],
        names);
  }

  /**
   * A data set from rows.
   *
   * @param inputs [rows][inputs]
   * @param targets [rows][targets]
   * @throws IllegalArgumentException when there are no rows, rows differ in length or a number is
   *     not finite
   */
  public static Dataset ofRows(double[][] inputs, double[][] targets) {
    if (inputs.length == 0 || inputs.length != targets.length) {
      throw new IllegalArgumentException(
          "%d rows of inputs, %d of targets".formatted(inputs.length, targets.length));
    }
    return of(new EncodedRows(inputs.length, flat(inputs), flat(targets)));
  }

  /**
   * The data set that a table was encoded to, sharing its numbers.
   *
   * @param encoding with means over the rows that are trained on
   */
  public static Dataset of(Encoding encoding, EncodedRows rows) {
    return of(rows, encoding.means(rows), encoding.inputNames());
  }

  /** The data set of rows in which nothing is missing; their numbers are shared. */
  static Dataset of(EncodedRows rows) {
    return of(rows, new double[0], List.of());
  }

  /** The rows, sharing their numbers where they are all of them as they are. */
  EncodedRows encoded() {
    return new EncodedRows(rows(), inputs.shared(), targets.shared());
  }

  private static double[] flat(double[][] rows) {
    int width = rows[0].length;
    double[] flat = new double[Math.multiplyExact(width, rows.length)];
    for (int r = 0; r < rows.length; r++) {
      if (rows[r].length != width || width == 0) {
        throw new IllegalArgumentException(
            "row %d has %d numbers, row 0 has %d".formatted(r, rows[r].length, width));
      }
      for (int c = 0; c < width; c++) {
        if (!Double.isFinite(rows[r][c])) {
          throw new IllegalArgumentException("row %d holds %s".formatted(r, rows[r][c]));
        }
        flat[r * width + c] = rows[r][c];
      }
    }
    return flat;
  }

  /** Rows at even distances, at most so many; this data set itself where it has no more. */
  public Dataset sample(int most) {
    int rows = rows();
    if (rows <= most) {
      return this;
    }
    return only(IntStream.range(0, most).map(i -> (int) ((long) i * rows / most)).toArray());
  }

  /** All rows but some, in their order. */
  public Dataset without(List<Integer> some) {
    Set<Integer> left = Set.copyOf(some);
    return only(IntStream.range(0, rows()).filter(row -> !left.contains(row)).toArray());
  }

  /**
   * Some rows, in the order given, sharing their numbers.
   *
   * @throws IllegalArgumentException when there are none
   */
  public Dataset only(int[] kept) {
    if (kept.length == 0) {
      throw new IllegalArgumentException("no rows");
    }
    double[] own = isWeighted() ? IntStream.of(kept).mapToDouble(this::weight).toArray() : weights;
    return new Dataset(inputs.only(kept), targets.only(kept), own, names);
  }

  /** The same rows, scaled where they are read. */
  Dataset scaled(Standardization scaling) {
    RowView scaled = scaling.inputs().map(inputs::scaled).orElse(inputs);
    RowView scaledTargets = scaling.targets().map(targets::scaled).orElse(targets);
    if (!scaled.isFinite() || !scaledTargets.isFinite()) {
      throw new IllegalArgumentException("a scaled number does not fit a double");
    }
    return new Dataset(scaled, scaledTargets, weights, names);
  }

  /**
   * The same rows, of which each counts in losses by a weight.
   *
   * @param other one for each row, finite and not negative
   */
  public Dataset weighted(double[] other) {
    if (other.length != rows()) {
      throw new IllegalArgumentException("%d weights for %d rows".formatted(other.length, rows()));
    }
    return new Dataset(inputs, targets, other.clone(), names);
  }

  /** Whether rows have weights; else each counts as 1. */
  public boolean isWeighted() {
    return weights.length > 0;
  }

  /** How much a row counts in losses. */
  public double weight(int row) {
    return isWeighted() ? weights[row] : 1;
  }

  /** All rows, those of equal inputs together in ascending order. */
  public List<int[]> rowsOfEqualInputs() {
    return EqualInputs.groups(this);
  }

  public int rows() {
    return inputs.rows();
  }

  /** Inputs in a row. */
  public int inputs() {
    return inputs.width();
  }

  /** Targets in a row. */
  public int targets() {
    return targets.width();
  }

  /** What the data set calls an input, counted from 0; "x1" where it has no names. */
  public String inputName(int column) {
    return names.isEmpty() ? "x" + (column + 1) : names.get(column);
  }

  public double input(int row, int column) {
    return inputs.at(row, column);
  }

  public double target(int row, int column) {
    return targets.at(row, column);
  }

  /** The inputs of one row, a copy. */
  public double[] inputRow(int row) {
    return inputs.row(row);
  }

  /** The targets of all rows after each other, a copy. */
  public double[] allTargets() {
    return targets.all();
  }

  /** The targets of one row, a copy. */
  public double[] targetRow(int row) {
    return targets.row(row);
  }

  /** The inputs of all rows, each a copy made when it is asked for. */
  public List<double[]> inputRows() {
    return inputs.list();
  }

  /** The targets of all rows, each a copy made when it is asked for. */
  public List<double[]> targetRows() {
    return targets.list();
  }

  /**
   * Copies the inputs of rows order[from] .. order[from + rows - 1] column by column, {@code
   * block[c * stride + r]}, and repeats the last row until the stride is full.
   *
   * @param starts written to: as many rows as it has room for are gathered side by side
   */
  public void gatherInputs(
      int[] order, int from, int rows, double[] block, int stride, int[] starts) {
    inputs.gather(order, from, rows, block, stride, starts);
  }

  /** Copies the targets in the same way. */
  public void gatherTargets(
      int[] order, int from, int rows, double[] block, int stride, int[] starts) {
    targets.gather(order, from, rows, block, stride, starts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && inputs.equals(that.inputs)
        && targets.equals(that.targets)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * inputs.hashCode() + targets.hashCode();
  }

  @Override
  public String toString() {
    return "%d rows of %d inputs and %d targets".formatted(rows(), inputs(), targets());
  }
}
