package dev.plateau.web.comparison;

import dev.plateau.data.Dataset;
import dev.plateau.data.metric.Accuracy;
import dev.plateau.data.metric.NumberMetrics;
import dev.plateau.training.Scores.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Networks that predict together: the mean of what each predicts.
 *
 * @param ownRows whether the rows are those of their data set, with targets
 * @param rows as each member sees them
 */
record Ensemble(List<ResultOfJob> members, boolean ownRows, List<Dataset> rows) {
  /** The mean of predictions, and their standard deviation, each row by row. */
  record Predicted(List<double[]> means, List<double[]> spreads) {}

  double cost() {
    return IntStream.range(0, members.size())
        .mapToDouble(
            k -> (double) rows.get(k).rows() * members.get(k).network().network().parameters())
        .sum();
  }

  Predicted predict() {
    List<List<double[]>> all =
        IntStream.range(0, members.size())
            .mapToObj(k -> members.get(k).network().predictions(rows.get(k)))
            .toList();
    List<double[]> means = new ArrayList<>();
    List<double[]> spreads = new ArrayList<>();
    for (int row = 0; row < rows.getFirst().rows(); row++) {
      int at = row;
      List<double[]> ofRow = all.stream().map(one -> one.get(at)).toList();
      double[] mean = mean(ofRow);
      means.add(mean);
      spreads.add(deviation(ofRow, mean));
    }
    return new Predicted(means, spreads);
  }

  private static double[] mean(List<double[]> ofRow) {
    double[] mean = new double[ofRow.getFirst().length];
    ofRow.forEach(one -> Arrays.setAll(mean, k -> mean[k] + one[k] / ofRow.size()));
    return mean;
  }

  /** Of a sample; 0 of a single one. */
  private static double[] deviation(List<double[]> ofRow, double[] mean) {
    double[] squares = new double[mean.length];
    ofRow.forEach(
        one -> Arrays.setAll(squares, k -> squares[k] + (one[k] - mean[k]) * (one[k] - mean[k])));
    return Arrays.stream(squares)
        .map(sum -> Math.sqrt(sum / Math.max(1, ofRow.size() - 1)))
        .toArray();
  }

  /** How well they predict rows that no member was trained on; absent where there are none. */
  Optional<Score> heldOutScore(List<double[]> means) {
    int[] unseen =
        IntStream.range(0, means.size())
            .filter(row -> members.stream().allMatch(one -> one.rows().isHeldOut(row)))
            .toArray();
    if (!ownRows || unseen.length == 0) {
      return Optional.empty();
    }
    Dataset all = rows.getFirst();
    double[] targets =
        IntStream.of(unseen)
            .boxed()
            .flatMapToDouble(r -> Arrays.stream(all.targetRow(r)))
            .toArray();
    double[] outputs =
        IntStream.of(unseen).boxed().flatMapToDouble(r -> Arrays.stream(means.get(r))).toArray();
    int width = all.targets();
    return Optional.of(
        members.getFirst().classes().isEmpty()
            ? new Score(
                unseen.length,
                Optional.empty(),
                NumberMetrics.of(targets, outputs, width).rSquared())
            : new Score(
                unseen.length, Optional.of(Accuracy.of(targets, outputs, width)), Double.NaN));
  }
}
