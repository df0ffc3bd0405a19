package dev.plateau.network;

import dev.plateau.data.Dataset;
import dev.plateau.kernel.Elementary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The floor and the baseline of the loss on a data set.
 *
 * @param floor the smallest loss that any function of the inputs can have on these rows: only rows
 *     with equal inputs and different targets force it above 0
 * @param outputFloor the smallest loss that an output activation can have on them: a target that it
 *     cannot reach forces it above the floor
 * @param baseline the loss of the best constant prediction, whether the output can give it or not
 */
public record LossBounds(double floor, double outputFloor, double baseline) {

  /** Bounds where the output can give what the data ask for. */
  public LossBounds(double floor, double baseline) {
    this(floor, floor, baseline);
  }

  public static LossBounds of(Dataset data, Activation output, Loss loss) {
    List<int[]> groups = data.rowsOfEqualInputs();
    int[] all = groups.stream().flatMapToInt(Arrays::stream).toArray();
    double count = loss.count(data.rows(), data.targets());
    return new LossBounds(
        sum(data, groups, Activation.IDENTITY, loss) / count,
        sum(data, groups, output, loss) / count,
        constantLoss(data, all, Activation.IDENTITY, loss) / count);
  }

  private static double sum(Dataset data, List<int[]> groups, Activation output, Loss loss) {
    return groups.stream()
        .mapToDouble(rows -> constantLoss(data, rows, output, loss))
        .reduce(0, Double::sum);
  }

  /** Whether no function of the inputs does better than a constant: B = F, to rounding. */
  public boolean nothingToLearn() {
    return baseline - floor <= 1e-12 * baseline;
  }

  /** (B - L) / (B - F): 0 is no better than a constant, 1 is all there is to learn. */
  public double learnedShare(double loss) {
    return (baseline - loss) / (baseline - floor);
  }

  /** The sum over rows of the loss of the best constant that the output can give. */
  private static double constantLoss(Dataset data, int[] rows, Activation output, Loss loss) {
    return switch (loss) {
      case Loss.Mse() -> squares(data, rows, nearest(means(data, rows), output));
      case Loss.Bce() ->
          weight(data, rows)
              * Arrays.stream(means(data, rows)).map(LossBounds::binaryEntropy).sum();
      case Loss.CrossEntropy() -> weight(data, rows) * entropy(means(data, rows));
      case Loss.Mae(), Loss.Huber _, Loss.Poisson() ->
          IntStream.range(0, data.targets())
              .mapToDouble(k -> NumberLossBounds.of(data, rows, k).constantLoss(output, loss))
              .sum();
    };
  }

  private static double weight(Dataset data, int[] rows) {
    return Arrays.stream(rows).mapToDouble(data::weight).sum();
  }

  private static double[] means(Dataset data, int[] rows) {
    return IntStream.range(0, data.targets()).mapToDouble(k -> mean(data, rows, k)).toArray();
  }

  private static double mean(Dataset data, int[] rows, int target) {
    double first = data.target(rows[0], target);
    double total = weight(data, rows);
    double offset = 0; // from the first, so that equal targets have exactly their own mean
    for (int row : rows) {
      offset += (data.target(row, target) - first) * data.weight(row) / total;
    }
    return first + offset;
  }

  private static double squares(Dataset data, int[] rows, double[] constants) {
    double sum = 0;
    for (int row : rows) {
      for (int k = 0; k < constants.length; k++) {
        double distance = data.target(row, k) - constants[k];
        sum += distance * distance * data.weight(row);
      }
    }
    return sum;
  }

  /** What the output can give that is nearest to some means, in squares. */
  private static double[] nearest(double[] means, Activation output) {
    double shift = output == Activation.SOFTMAX ? shiftOntoSimplex(means) : 0;
    return Arrays.stream(means)
        .map(mean -> Math.clamp(mean - shift, output.lowest(), output.highest()))
        .toArray();
  }

  /** The shift after which the positive parts sum to 1 (Duchi et al. 2008). */
  private static double shiftOntoSimplex(double[] means) {
    double[] sorted = Arrays.stream(means).sorted().toArray();
    double shift = 0;
    double sum = -1;
    for (int count = 1; count <= sorted.length; count++) {
      double next = sorted[sorted.length - count];
      sum += next;
      shift = next > sum / count ? sum / count : shift;
    }
    return shift;
  }

  /** The least -p ln c - (1 - p) ln(1 - c); without bound for p outside 0..1. */
  private static double binaryEntropy(double p) {
    return p < 0 || p > 1 ? Double.NEGATIVE_INFINITY : entropy(new double[] {p, 1 - p});
  }

  /** The least -sum over k of p_k ln c_k over all c that sum to 1: there c = p / sum of p. */
  private static double entropy(double[] p) {
    double total = Arrays.stream(p).sum();
    double sum = 0;
    for (double share : p) {
      if (share < 0) {
        return Double.NEGATIVE_INFINITY;
      }
      sum -= share == 0 ? 0 : share * Elementary.log(share / total);
    }
    return sum;
  }
}
