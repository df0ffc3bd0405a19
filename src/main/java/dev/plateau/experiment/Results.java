package dev.plateau.experiment;

import dev.plateau.data.metric.Share;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.experiment.Tally.Summed;
import dev.plateau.spec.JobSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What came of an experiment, as far as its runs were trained. */
public final class Results {
  private final Plan plan;
  private final Tally tally;
  private final List<Optional<Summed>> sums;
  private final RunSpecs specs;

  Results(Plan plan, Tally tally, RunSpecs specs) {
    this.plan = plan;
    this.tally = tally;
    this.sums = tally.points();
    this.specs = specs;
  }

  /**
   * What came of a point: the runs with the same values but for their starts.
   *
   * @param card how well they predict; absent where no rows are held out or left out
   */
  public record Point(
      int index, Map<String, JsonNode> values, RunSummary summary, Optional<Scorecard> card) {}

  /**
   * The best point, and the best run there.
   *
   * @param run with the lowest loss, on rows held out where there are some
   * @param spec of that run; with folds, of a run like it that holds out none
   */
  public record Best(Point point, int run, JobSpec spec) {}

  /**
   * One run.
   *
   * @param values of the fields that vary
   * @param end absent before it was trained
   */
  public record Run(int index, Map<String, JsonNode> values, JobSpec spec, Optional<End> end) {}

  public List<Point> points() {
    return IntStream.range(0, plan.points()).mapToObj(this::point).toList();
  }

  private Point point(int index) {
    Optional<Summed> sum = sums.get(index);
    return new Point(
        index,
        plan.values(index),
        sum.map(Summed::summary).orElse(RunSummary.NONE),
        sum.flatMap(Summed::card));
  }

  /**
   * The point with the lowest median of held-out losses, where rows are held out; else the one that
   * converges most often, and of equals the one with the lowest median of losses.
   */
  public Optional<Best> best() {
    return IntStream.range(0, plan.points())
        .boxed()
        .filter(point -> sums.get(point).isPresent())
        .min(
            Comparator.comparingDouble((Integer point) -> heldOut(summary(point)))
                .thenComparingDouble(point -> -rate(summary(point)))
                .thenComparingDouble(point -> median(summary(point).losses())))
        .map(point -> {
          int run = sums.get(point).orElseThrow().bestRun();
          return new Best(point(point), run, specs.refitted(run));
        });
  }

  private RunSummary summary(int point) {
    return sums.get(point).orElseThrow().summary();
  }

  private static double heldOut(RunSummary summary) {
    return median(summary.heldOutLosses());
  }

  private static double rate(RunSummary summary) {
    return summary.rate().map(Share::value).orElse(0.0);
  }

  private static double median(Optional<Quantiles> losses) {
    return losses.map(Quantiles::median).orElse(Double.NaN);
  }

  /** The effect of each field that makes points and takes more than one value. */
  public List<Effect> effects() {
    return new Effects(plan, tally).all();
  }

  /** The spec of the first run. */
  public JobSpec first() {
    return specs.ofRun(0);
  }
}
