package dev.plateau.diagnosis.zoo;

import dev.plateau.data.BuiltIn;
import dev.plateau.data.Dataset;
import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The zoo's own data sets, and changes to data sets that plant trouble. */
public final class ZooData {
  /** Far from the indices of the built-in figures. */
  private static final int INDEX = 1_000;

  private ZooData() {}

  public static Dataset builtIn(String name) {
    return BuiltIn.named(name).orElseThrow().data();
  }

  static RandomStream random(int index) {
    return new RandomStream(0, Purpose.DATA, INDEX + index);
  }

  /** y = f(x) at so many evenly spaced x from -1 to 1. */
  public static Dataset curve(int rows, DoubleUnaryOperator f) {
    return rows(
        rows,
        row -> new double[] {x(row, rows)},
        row -> new double[] {f.applyAsDouble(x(row, rows))});
  }

  private static double x(int row, int rows) {
    return rows == 1 ? 0 : (2.0 * row - (rows - 1)) / (rows - 1);
  }

  public static Dataset rows(
      int rows, IntFunction<double[]> inputs, IntFunction<double[]> targets) {
    return Dataset.ofRows(
        IntStream.range(0, rows).mapToObj(inputs).toArray(double[][]::new),
        IntStream.range(0, rows).mapToObj(targets).toArray(double[][]::new));
  }

  /** Every k-th row. */
  static Dataset every(int k, Dataset data) {
    return rows(
        Math.ceilDiv(data.rows(), k),
        row -> data.inputRow(row * k),
        row -> data.targetRow(row * k));
  }

  /** One column as it is times a factor plus an offset. */
  static Dataset column(Dataset data, int column, double factor, double offset) {
    return inputs(
        data,
        row -> {
          row[column] = row[column] * factor + offset;
          return row;
        });
  }

  /** Every input times a factor plus an offset. */
  public static Dataset columns(Dataset data, double factor, double offset) {
    return inputs(data, row -> affine(row, factor, offset));
  }

  /** Every target times a factor plus an offset. */
  static Dataset targets(Dataset data, double factor, double offset) {
    return rows(data.rows(), data::inputRow, row -> affine(data.targetRow(row), factor, offset));
  }

  private static Dataset inputs(Dataset data, UnaryOperator<double[]> change) {
    return rows(data.rows(), row -> change.apply(data.inputRow(row)), data::targetRow);
  }

  private static double[] affine(double[] numbers, double factor, double offset) {
    return Arrays.stream(numbers).map(number -> number * factor + offset).toArray();
  }

  /** Each row so many times. */
  public static Dataset repeated(Dataset data, int times) {
    return rows(
        data.rows() * times,
        row -> data.inputRow(row % data.rows()),
        row -> data.targetRow(row % data.rows()));
  }

  /** The rows, then every k-th again with the target of another class. */
  public static Dataset contradicted(Dataset data, int k) {
    int again = Math.ceilDiv(data.rows(), k);
    return rows(
        data.rows() + again,
        row -> data.inputRow(row < data.rows() ? row : (row - data.rows()) * k),
        row ->
            row < data.rows()
                ? data.targetRow(row)
                : otherClass(data.targetRow((row - data.rows()) * k)));
  }

  /** The other of 0 and 1, or the next of several classes. */
  private static double[] otherClass(double[] targets) {
    if (targets.length == 1) {
      return affine(targets, -1, 1);
    }
    double[] next = new double[targets.length];
    Arrays.setAll(next, k -> targets[(k + 1) % targets.length]);
    return next;
  }

  /** Each row twice, its targets moved up and down by the same distance. */
  public static Dataset split(Dataset data, double distance) {
    return rows(
        2 * data.rows(),
        row -> data.inputRow(row / 2),
        row -> affine(data.targetRow(row / 2), 1, row % 2 == 0 ? distance : -distance));
  }

  /** Targets with normal noise of a deviation. */
  public static Dataset noisy(Dataset data, double deviation, int index) {
    RandomStream random = random(index);
    return rows(
        data.rows(),
        data::inputRow,
        row ->
            Arrays.stream(data.targetRow(row))
                .map(target -> target + deviation * random.normal())
                .toArray());
  }

  /** The mean squared difference of the targets: what the truth scores on noisy data. */
  static double mse(Dataset truth, Dataset noisy) {
    double sum = 0;
    for (int row = 0; row < truth.rows(); row++) {
      for (int k = 0; k < truth.targets(); k++) {
        double difference = truth.target(row, k) - noisy.target(row, k);
        sum += difference * difference;
      }
    }
    return sum / truth.rows() / truth.targets();
  }

  /** Points drawn uniformly from -1 to 1 in each direction, with targets by a rule. */
  static Dataset cloud(int rows, int inputs, int index, UnaryOperator<double[]> rule) {
    RandomStream random = random(index);
    double[][] points = new double[rows][inputs];
    for (double[] point : points) {
      Arrays.setAll(point, c -> random.uniform(-1, 1));
    }
    return rows(rows, row -> points[row], row -> rule.apply(points[row]));
  }

  /** A start whose weights are uniform on -1..1, with the biases of its one hidden layer given. */
  public static Double[] start(int inputs, double[] hidden, double[] outputs) {
    RandomStream random = random(inputs * hidden.length * outputs.length);
    int weights = (inputs + outputs.length) * hidden.length;
    return DoubleStream.concat(
            DoubleStream.generate(() -> random.uniform(-1, 1)).limit(weights),
            DoubleStream.concat(Arrays.stream(hidden), Arrays.stream(outputs)))
        .boxed()
        .toArray(Double[]::new);
  }

  /** The same number so many times. */
  public static double[] all(int count, double value) {
    return DoubleStream.generate(() -> value).limit(count).toArray();
  }
}
