package dev.plateau.data;

import dev.plateau.data.table.EncodedRows;
import dev.plateau.data.table.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Rows of inputs and targets, all finite: at least one row, one input and one target.
 *
 * <p>Stored row by row, so that a mini-batch of any rows reads whole lines of memory.
 */
public final class Dataset {
  private final int rows;
  private final double[] inputs;
  private final double[] targets;

  /** One for each row; none where every row counts alike. */
  private final double[] weights;

  /** None for rows of numbers alone. */
  private final List<String> names;

  private Dataset(int rows, double[] inputs, double[] targets, List<String> names) {
    this(rows, inputs, targets, new double[0], names);
  }

  private Dataset(
      int rows, double[] inputs, double[] targets, double[] weights, List<String> names) {
    this.rows = rows;
    this.inputs = inputs;
    this.targets = targets;
    this.weights = weights;
    this.names = names;
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
    return new Dataset(inputs.length, flat(inputs), flat(targets), List.of());
  }

  /**
   * The data set that a table was encoded to; its numbers are shared where nothing is missing.
   *
   * @param encoding with means over the rows that are trained on
   */
  public static Dataset of(Encoding encoding, EncodedRows rows) {
    return new Dataset(rows.rows(), encoding.fill(rows), rows.targets(), encoding.inputNames());
  }

  /** The data set of rows in which nothing is missing; their numbers are shared. */
  static Dataset of(EncodedRows rows) {
    return new Dataset(rows.rows(), rows.inputs(), rows.targets(), List.of());
  }

  /** The rows, sharing their numbers. */
  EncodedRows encoded() {
    return new EncodedRows(rows, inputs, targets);
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
    if (rows <= most) {
      return this;
    }
    return only(IntStream.range(0, most).map(i -> (int) ((long) i * rows / most)).toArray());
  }

  /** All rows but some, in their order. */
  public Dataset without(List<Integer> some) {
    Set<Integer> left = Set.copyOf(some);
    return only(IntStream.range(0, rows).filter(row -> !left.contains(row)).toArray());
  }

  /**
   * Some rows, in the order given.
   *
   * @throws IllegalArgumentException when there are none
   */
  public Dataset only(int[] kept) {
    if (kept.length == 0) {
      throw new IllegalArgumentException("no rows");
    }
    return new Dataset(
        kept.length,
        only(kept, inputs, inputs()),
        only(kept, targets, targets()),
        isWeighted() ? only(kept, weights, 1) : weights,
        names);
  }

  private static double[] only(int[] kept, double[] all, int width) {
    double[] some = new double[kept.length * width];
    for (int row = 0; row < kept.length; row++) {
      System.arraycopy(all, kept[row] * width, some, row * width, width);
    }
    return some;
  }

  Dataset scaled(Standardization scaling) {
    double[] scaled = scaling.apply(inputs);
    double[] scaledTargets = scaling.applyToTargets(targets);
    if (!DoubleStream.concat(Arrays.stream(scaled), Arrays.stream(scaledTargets))
        .allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("a scaled number does not fit a double");
    }
    return new Dataset(rows, scaled, scaledTargets, weights, names);
  }

  /**
   * The same rows, of which each counts in losses by a weight.
   *
   * @param other one for each row, finite and not negative
   */
  public Dataset weighted(double[] other) {
    if (other.length != rows) {
      throw new IllegalArgumentException("%d weights for %d rows".formatted(other.length, rows));
    }
    return new Dataset(rows, inputs, targets, other.clone(), names);
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
  public List<List<Integer>> rowsOfEqualInputs() {
    int[] order =
        IntStream.range(0, rows).boxed().sorted(this::compareInputs).mapToInt(r -> r).toArray();
    List<List<Integer>> groups = new ArrayList<>();
    for (int from = 0, to; from < rows; from = to) {
      to = from + 1;
      while (to < rows && compareInputs(order[from], order[to]) == 0) {
        to++;
      }
      groups.add(Arrays.stream(order, from, to).boxed().toList());
    }
    return groups;
  }

  private int compareInputs(int one, int other) {
    for (int c = 0; c < inputs(); c++) {
      double a = input(one, c);
      double b = input(other, c);
      if (a != b) {
        return a < b ? -1 : 1;
      }
    }
    return 0;
  }

  public int rows() {
    return rows;
  }

  /** Inputs in a row. */
  public int inputs() {
    return inputs.length / rows;
  }

  /** Targets in a row. */
  public int targets() {
    return targets.length / rows;
  }

  /** What the data set calls an input, counted from 0; "x1" where it has no names. */
  public String inputName(int column) {
    return names.isEmpty() ? "x" + (column + 1) : names.get(column);
  }

  public double input(int row, int column) {
    return inputs[row * inputs() + column];
  }

  public double target(int row, int column) {
    return targets[row * targets() + column];
  }

  /** The inputs of one row, a copy. */
  public double[] inputRow(int row) {
    return Arrays.copyOfRange(inputs, row * inputs(), (row + 1) * inputs());
  }

  /** The targets of all rows after each other, a copy. */
  public double[] allTargets() {
    return targets.clone();
  }

  /** The targets of one row, a copy. */
  public double[] targetRow(int row) {
    return Arrays.copyOfRange(targets, row * targets(), (row + 1) * targets());
  }

  /** The inputs of all rows, copies. */
  public List<double[]> inputRows() {
    return IntStream.range(0, rows).mapToObj(this::inputRow).toList();
  }

  /** The targets of all rows, copies. */
  public List<double[]> targetRows() {
    return IntStream.range(0, rows).mapToObj(this::targetRow).toList();
  }

  /**
   * Copies the inputs of rows order[from] .. order[from + rows - 1] column by column, {@code
   * block[c * stride + r]}, and repeats the last row until the stride is full.
   *
   * @param stride a multiple of 8
   */
  public void gatherInputs(int[] order, int from, int rows, double[] block, int stride) {
    Transposition.gather(inputs, inputs(), order, from, rows, block, stride);
  }

  /** Copies the targets in the same way. */
  public void gatherTargets(int[] order, int from, int rows, double[] block, int stride) {
    Transposition.gather(targets, targets(), order, from, rows, block, stride);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Dataset that
        && rows == that.rows
        && Arrays.equals(inputs, that.inputs)
        && Arrays.equals(targets, that.targets)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(inputs) + Arrays.hashCode(targets);
  }

  @Override
  public String toString() {
    return "%d rows of %d inputs and %d targets".formatted(rows, inputs(), targets());
  }
}
