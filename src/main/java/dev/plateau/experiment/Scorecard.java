package dev.plateau.experiment;

import dev.plateau.data.metric.SampleMean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How well the runs of a point predict: the mean of each metric with its interval, over its folds
 * or, without folds, over its runs.
 *
 * @param training of the rows that runs were trained on
 * @param heldOut of those held out; empty where none are
 */
public record Scorecard(Map<Metric, SampleMean> training, Map<Metric, SampleMean> heldOut) {

  /** The runs of a point, the first of {@code ends}; empty where they were not scored. */
  static Optional<Scorecard> of(Ends ends, Plan plan) {
    if (ends.metrics().isEmpty()) {
      return Optional.empty();
    }
    Set<Metric> metrics = EnumSet.of(Metric.LOSS);
    metrics.addAll(ends.metrics());
    Scorecard card = new Scorecard(new EnumMap<>(Metric.class), new EnumMap<>(Metric.class));
    for (Metric metric : metrics) {
      card.add(metric, ends, plan);
    }
    return card.training().isEmpty() ? Optional.empty() : Optional.of(card);
  }

  private void add(Metric metric, Ends ends, Plan plan) {
    mean(marks(metric, false, ends, plan), plan).ifPresent(mean -> training.put(metric, mean));
    double[] marks = marks(metric, true, ends, plan);
    boolean held = Arrays.stream(marks).anyMatch(mark -> !Double.isNaN(mark));
    if (held) {
      mean(marks, plan).ifPresent(mean -> heldOut.put(metric, mean));
    }
  }

  private static Optional<SampleMean> mean(double[] marks, Plan plan) {
    if (marks.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        plan.folds()
            .count()
            .map(folds -> SampleMean.ofFolds(marks, folds))
            .orElseGet(() -> SampleMean.of(marks)));
  }

  /** A number for each fold, the mean over its seeds; without folds one for each run. */
  private static double[] marks(Metric metric, boolean ofHeldOut, Ends ends, Plan plan) {
    int size = plan.folds().count().isPresent() ? plan.startsOfFold() : 1;
    return IntStream.range(0, plan.starts() / size)
        .mapToObj(part -> IntStream.range(part * size, (part + 1) * size).filter(ends::isTrained))
        .map(runs -> runs.mapToDouble(run -> ends.mark(run, metric, ofHeldOut)).average())
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }
}
