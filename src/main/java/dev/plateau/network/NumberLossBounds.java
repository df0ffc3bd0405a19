package dev.plateau.network;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Elementary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The constants that are best for some numbers by losses that are no means of squares. */
final class NumberLossBounds {
  /** Halvings after which an interval of doubles is but a few of them. */
  private static final int HALVINGS = 64;

  /** In ascending order. */
  private final double[] numbers;

  private final double[] weights;

  private NumberLossBounds(double[] numbers, double[] weights) {
    this.numbers = numbers;
    this.weights = weights;
  }

  /** The targets of some rows in one column. */
  static NumberLossBounds of(Dataset data, int[] rows, int column) {
    int[] ascending =
        Arrays.stream(rows)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> data.target(row, column)))
            .mapToInt(row -> row)
            .toArray();
    return new NumberLossBounds(
        Arrays.stream(ascending).mapToDouble(row -> data.target(row, column)).toArray(),
        Arrays.stream(ascending).mapToDouble(data::weight).toArray());
  }

  /** The sum of the losses of the best constant that an output can give. */
  double constantLoss(Activation output, Loss loss) {
    double best =
        switch (loss) {
          case Loss.Huber(double delta) -> huberCentre(delta);
          case Loss.Poisson() -> mean();
          case Loss.Mae() -> median();
          case Loss.Mse _, Loss.Bce _, Loss.CrossEntropy _ -> throw closed(loss);
        };
    double constant = Math.clamp(best, output.lowest(), output.highest());
    return sum(y -> loss(loss, constant, y));
  }

  private static IllegalArgumentException closed(Loss loss) {
    return new IllegalArgumentException(loss + " has bounds in closed form");
  }

  private double sum(DoubleUnaryOperator ofNumber) {
    return IntStream.range(0, numbers.length)
        .mapToDouble(k -> weights[k] * ofNumber.applyAsDouble(numbers[k]))
        .sum();
  }

  /** The first number at which half of the weight is reached. */
  private double median() {
    double half = sum(y -> 1) / 2;
    int k = 0;
    for (double reached = weights[0]; reached < half; reached += weights[k]) {
      k++;
    }
    return numbers[k];
  }

  /** Where the clipped distances to either side are equal. */
  private double huberCentre(double delta) {
    double low = numbers[0];
    double high = numbers[numbers.length - 1];
    for (int k = 0; k < HALVINGS && low < high; k++) {
      double middle = low + (high - low) / 2;
      double pull = sum(y -> Math.clamp(y - middle, -delta, delta));
      low = pull > 0 ? middle : low;
      high = pull > 0 ? high : middle;
    }
    return high;
  }

  /** From the first, so that equal numbers have exactly their own mean. */
  private double mean() {
    return numbers[0] + sum(y -> y - numbers[0]) / sum(y -> 1);
  }

  private static double loss(Loss loss, double constant, double y) {
    double error = constant - y;
    return switch (loss) {
      case Loss.Huber(double delta) -> {
        double cut = Math.clamp(error, -delta, delta);
        yield cut * (error - 0.5 * cut);
      }
      case Loss.Poisson() -> error + (y > 0 ? y * Elementary.log(y / constant) : 0);
      case Loss.Mae() -> Math.abs(error);
      case Loss.Mse _, Loss.Bce _, Loss.CrossEntropy _ -> throw closed(loss);
    };
  }
}
