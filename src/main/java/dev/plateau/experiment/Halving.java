package dev.plateau.experiment;

import dev.plateau.data.metric.SampleMean;
import dev.plateau.experiment.Tally.Summed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which points a search trains in each rung, as far as that is known: the best of the rung before.
 *
 * <p>A point is better when its runs have the higher mean score on the rows held out (accuracy, of
 * numbers R squared); of equal ones that with the lower mean loss there, then the earlier one. A
 * score that is not finite is the worst.
 */
final class Halving {
  private final List<Rung> rungs;
  private final int starts;
  private final List<Optional<Summed>> sums;
  private final List<List<Integer>> points = new ArrayList<>();

  private Halving(Plan plan, List<Optional<Summed>> sums) {
    this.rungs = plan.rungs();
    this.starts = plan.starts();
    this.sums = sums;
    this.points.add(IntStream.range(0, plan.points()).boxed().toList());
  }

  /** The points of each rung that is known, by their places in the rung. */
  static List<List<Integer>> points(Plan plan, List<Optional<Summed>> sums) {
    Halving halving = new Halving(plan, sums);
    for (int next = 1; next < halving.rungs.size() && halving.isTrained(next - 1); next++) {
      List<Integer> all = halving.points.getLast();
      halving.points.add(
          halving.ranked(next - 1).stream()
              .limit(halving.rungs.get(next).points())
              .map(all::get)
              .sorted()
              .toList());
    }
    return List.copyOf(halving.points);
  }

  private boolean isTrained(int rung) {
    return trained(rungs.get(rung), starts, sums);
  }

  /** Whether all runs of a rung were trained. */
  static boolean trained(Rung rung, int starts, List<Optional<Summed>> sums) {
    return sums.subList(rung.first(), rung.end()).stream()
        .allMatch(sum -> sum.map(known -> known.summary().runs() == starts).orElse(false));
  }

  private List<Integer> ranked(int rung) {
    return ranked(rungs.get(rung), sums);
  }

  /** The places in a rung, the best first. */
  static List<Integer> ranked(Rung rung, List<Optional<Summed>> sums) {
    return IntStream.range(0, rung.points())
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer k) -> -finite(score(sums.get(rung.first() + k))))
                .thenComparingDouble(k -> loss(sums.get(rung.first() + k))))
        .toList();
  }

  private static double finite(double score) {
    return Double.isFinite(score) ? score : Double.NEGATIVE_INFINITY;
  }

  /** The mean score on rows held out; NaN where it is not finite. */
  static double score(Optional<Summed> sum) {
    return mean(sum, Metric.ACCURACY)
        .or(() -> mean(sum, Metric.R_SQUARED))
        .map(SampleMean::value)
        .orElse(Double.NaN);
  }

  /** The mean loss on rows held out; NaN where it is not finite. */
  static double loss(Optional<Summed> sum) {
    return mean(sum, Metric.LOSS).map(SampleMean::value).orElse(Double.NaN);
  }

  private static Optional<SampleMean> mean(Optional<Summed> sum, Metric metric) {
    Map<Metric, SampleMean> means =
        sum.flatMap(Summed::card).map(Scorecard::heldOut).orElse(Map.of());
    return Optional.ofNullable(means.get(metric));
  }
}
