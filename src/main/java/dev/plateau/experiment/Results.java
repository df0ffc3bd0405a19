package dev.plateau.experiment;

import dev.plateau.data.metric.Share;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.experiment.Tally.Summed;
import dev.plateau.spec.JobSpec;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What came of an experiment, as far as its runs were trained. */
public final class Results {
  private final Plan plan;
  private final Tally tally;
  private final List<Optional<Summed>> sums;
  private final List<List<Integer>> known;
  private final RunSpecs specs;

  /**
   * Results.
   *
   * @param specs of runs, by the points of each rung
   */
  Results(Plan plan, Tally tally, Function<List<List<Integer>>, RunSpecs> specs) {
    this.plan = plan;
    this.tally = tally;
    this.sums = tally.points();
    this.known = Halving.points(plan, sums);
    this.specs = specs.apply(known);
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

  /** Curves of how well runs predict, along a field. */
  public Curves curves() {
    return new Curves(plan, points());
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
   * converges most often, and of equals the one with the lowest median of losses. Of a search the
   * best in its last rung.
   */
  public Optional<Best> best() {
    return plan.search().isPresent() ? found() : bestOfAll();
  }

  private Optional<Best> bestOfAll() {
    return IntStream.range(0, plan.points())
        .boxed()
        .filter(point -> sums.get(point).isPresent())
        .min(
            Comparator.comparingDouble((Integer point) -> heldOut(summary(point)))
                .thenComparingDouble(point -> -rate(summary(point)))
                .thenComparingDouble(point -> median(summary(point).losses())))
        .map(point -> best(point, sums.get(point).orElseThrow()));
  }

  private Best best(int point, Summed sum) {
    return new Best(point(point), sum.bestRun(), specs.refitted(sum.bestRun()));
  }

  /** The best of the last rung of a search that was trained. */
  private Optional<Best> found() {
    List<Rung> rungs = plan.rungs();
    return IntStream.range(0, known.size())
        .boxed()
        .filter(k -> Halving.trained(rungs.get(k), plan.starts(), sums))
        .reduce((one, later) -> later)
        .map(k -> {
          int place = Halving.ranked(rungs.get(k), sums).getFirst();
          int point = known.get(k).get(place);
          return best(point, sums.get(rungs.get(k).first() + place).orElseThrow());
        });
  }

  /**
   * A point in a rung of a search.
   *
   * @param score the mean on rows held out: accuracy, of numbers R squared; NaN where it is not
   *     finite
   * @param heldOutLoss the mean there
   * @param kept whether the next rung has it
   */
  public record Tried(
      int point, Map<String, JsonNode> values, double score, double heldOutLoss, boolean kept) {}

  /** What a rung tried so far, the best first. */
  public record RungTried(int epochs, List<Tried> tried) {}

  /** What a search tried so far; empty without one. */
  public List<RungTried> rungs() {
    return plan.search().isEmpty()
        ? List.of()
        : IntStream.range(0, known.size()).mapToObj(this::rung).toList();
  }

  private RungTried rung(int number) {
    Rung rung = plan.rungs().get(number);
    List<Integer> next = number + 1 < known.size() ? known.get(number + 1) : List.of();
    return new RungTried(
        rung.epochs().orElseThrow(),
        Halving.ranked(rung, sums).stream()
            .filter(place -> sums.get(rung.first() + place).isPresent())
            .map(place -> {
              int point = known.get(number).get(place);
              Optional<Summed> sum = sums.get(rung.first() + place);
              return new Tried(
                  point,
                  plan.values(point),
                  Halving.score(sum),
                  Halving.loss(sum),
                  Collections.binarySearch(next, point) >= 0);
            })
            .toList());
  }

  /** Epochs of all runs together. */
  public long epochs() {
    return tally.epochs();
  }

  /** The specs of runs, as far as their points are known. */
  RunSpecs specs() {
    return specs;
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
