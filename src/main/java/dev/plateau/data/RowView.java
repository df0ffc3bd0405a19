package dev.plateau.data;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows of numbers that are shared, never copied: all of them or some, in any order. What is missing
 * is filled in where it is read, and then shifted and scaled. So a set takes its memory once,
 * however it is parted and prepared.
 */
final class RowView {
  private final double[] numbers;
  private final int width;

  /** Where each row stands among the numbers; none where the rows are all of them. */
  private final int[] places;

  /** What stands in for a missing number of each column; none where nothing is missing. */
  private final double[] means;

  private final Optional<Scale> scale;

  private RowView(
      double[] numbers, int width, int[] places, double[] means, Optional<Scale> scale) {
    this.numbers = numbers;
    this.width = width;
    this.places = places;
    this.means = means;
    this.scale = scale;
  }

  /** All rows of so many numbers. */
  static RowView of(double[] numbers, int width) {
    return filled(numbers, width, new double[0]);
  }

  /**
   * All rows of so many numbers, those that are missing filled in.
   *
   * @param means of the columns; none where nothing is missing
   */
  static RowView filled(double[] numbers, int width, double[] means) {
    return new RowView(numbers, width, new int[0], means, Optional.empty());
  }

  /** Some of these rows, in the order given; at least one. */
  RowView only(int[] kept) {
    int rows = rows();
    int[] chosen = IntStream.of(kept).map(row -> place(Objects.checkIndex(row, rows))).toArray();
    return new RowView(numbers, width, chosen, means, scale);
  }

  /** These rows, shifted and scaled; those that are already become numbers of their own first. */
  RowView scaled(Scale other) {
    return scale.isPresent()
        ? of(all(), width).scaled(other)
        : new RowView(numbers, width, places, means, Optional.of(other));
  }

  int rows() {
    return places.length > 0 ? places.length : numbers.length / width;
  }

  int width() {
    return width;
  }

  private int place(int row) {
    return places.length > 0 ? places[row] : row;
  }

  double at(int row, int column) {
    double given = numbers[place(row) * width + column];
    double number = means.length > 0 && Double.isNaN(given) ? means[column] : given;
    return scale.isPresent() ? scale.get().apply(number, column) : number;
  }

  /** One row, a copy. */
  double[] row(int row) {
    int at = place(row) * width;
    return prepared(Arrays.copyOfRange(numbers, at, at + width));
  }

  /** What rows after each other are read as; they are written to. */
  private double[] prepared(double[] given) {
    for (int i = 0; i < given.length && means.length > 0; i++) {
      given[i] = Double.isNaN(given[i]) ? means[i % width] : given[i];
    }
    return scale.isPresent() ? scale.get().apply(given) : given;
  }

  /** Each row, copied when it is asked for. */
  List<double[]> list() {
    return new AbstractList<>() {
      @Override
      public double[] get(int row) {
        return row(Objects.checkIndex(row, rows()));
      }

      @Override
      public int size() {
        return rows();
      }
    };
  }

  /** All rows after each other, a copy. */
  double[] all() {
    double[] all = new double[rows() * width];
    for (int row = 0; row < rows(); row++) {
      System.arraycopy(numbers, place(row) * width, all, row * width, width);
    }
    return prepared(all);
  }

  /** All rows after each other, shared where they stand like this. */
  double[] shared() {
    return places.length == 0 && means.length == 0 && scale.isEmpty() ? numbers : all();
  }

  boolean isFinite() {
    for (int row = 0; row < rows(); row++) {
      for (int c = 0; c < width; c++) {
        if (!Double.isFinite(at(row, c))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Copies rows order[from] .. order[from + rows - 1] column by column, {@code block[c * stride +
   * r]}, and repeats the last row until the stride is full.
   *
   * @param starts of rows that are gathered side by side: written to, so that nothing is allocated
   */
  void gather(int[] order, int from, int rows, double[] block, int stride, int[] starts) {
    for (int first = 0; first < stride; first += starts.length) {
      int side = Math.min(starts.length, stride - first);
      for (int r = 0; r < side; r++) {
        starts[r] = place(order[from + Math.min(first + r, rows - 1)]) * width;
      }
      for (int c = 0; c < width; c++) {
        for (int r = 0; r < side; r++) {
          block[c * stride + first + r] = numbers[starts[r] + c];
        }
      }
    }
    fill(block, stride);
    if (scale.isPresent()) {
      scale.get().applyByColumns(block, stride);
    }
  }

  private void fill(double[] columns, int stride) {
    for (int c = 0; c < means.length; c++) {
      for (int i = c * stride; i < (c + 1) * stride; i++) {
        columns[i] = Double.isNaN(columns[i]) ? means[c] : columns[i];
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowView that
        && width == that.width
        && rows() == that.rows()
        && IntStream.range(0, rows()).allMatch(row -> Arrays.equals(row(row), that.row(row)));
  }

  @Override
  public int hashCode() {
    return IntStream.range(0, rows())
        .map(row -> Arrays.hashCode(row(row)))
        .reduce(1, (hash, row) -> 31 * hash + row);
  }
}
