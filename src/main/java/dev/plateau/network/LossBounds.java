package dev.plateau.network;

import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Between what losses a run on some rows moves.
 *
 * @param floor the smallest loss that any function of the inputs with this output activation can
 *     have on these rows: rows with equal inputs and different targets force it above 0, and so
 *     does a target that the output cannot reach
 * @param baseline the loss of the best constant prediction
 */
public record LossBounds(double floor, double baseline) {

  public static LossBounds of(Dataset data, Activation output) {
    int[] order =
        IntStream.range(0, data.rows()).boxed().sorted(byInputs(data)).mapToInt(r -> r).toArray();
    double floor = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = from + 1;
      while (to < order.length && byInputs(data).compare(order[from], order[to]) == 0) {
        to++;
      }
      floor += constantLoss(data, Arrays.copyOfRange(order, from, to), output);
    }
    double count = (double) data.rows() * data.targets();
    return new LossBounds(floor / count, constantLoss(data, order, output) / count);
  }

  /** (B - L) / (B - F): 0 is no better than a constant, 1 is all there is to learn. */
  public double learnedShare(double loss) {
    return (baseline - loss) / (baseline - floor);
  }

  /**
   * The sum over rows and targets of (y - c)^2 for the best constant c that the output can give.
   */
  private static double constantLoss(Dataset data, int[] rows, Activation output) {
    double sum = 0;
    for (int k = 0; k < data.targets(); k++) {
      int target = k;
      double first = data.target(rows[0], target);
      double offset = 0; // from the first, so that equal targets have exactly their own mean
      for (int row : rows) {
        offset += (data.target(row, target) - first) / rows.length;
      }
      double constant = Math.clamp(first + offset, output.lowest(), output.highest());
      for (int row : rows) {
        double distance = data.target(row, target) - constant;
        sum += distance * distance;
      }
    }
    return sum;
  }

  private static Comparator<Integer> byInputs(Dataset data) {
    return (one, other) -> {
      for (int c = 0; c < data.inputs(); c++) {
        double a = data.input(one, c);
        double b = data.input(other, c);
        if (a != b) {
          return a < b ? -1 : 1;
        }
      }
      return 0;
    };
  }
}
