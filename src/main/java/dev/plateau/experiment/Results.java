package dev.plateau.experiment;

import dev.plateau.data.metric.Share;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Effect.Difference;
import dev.plateau.experiment.Effect.Level;
import dev.plateau.experiment.Ends.End;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.math.Sobol;
import dev.plateau.spec.JobSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What came of an experiment, as far as its runs were trained. */
public final class Results {
  /** Equal parts of a range that is sampled. */
  private static final int PARTS = 5;

  private final Plan plan;
  private final Ends ends;
  private final RunSpecs specs;

  Results(Plan plan, Ends ends, RunSpecs specs) {
    this.plan = plan;
    this.ends = ends;
    this.specs = specs;
  }

  /** What came of a point: the runs with the same values but for their starts. */
  public record Point(int index, Map<String, JsonNode> values, RunSummary summary) {}

  /**
   * The best point, and the best run there.
   *
   * @param run with the lowest loss, on rows held out where there are some
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
    return new Point(index, plan.values(index), RunSummary.of(ends, runsOf(index)));
  }

  private IntStream runsOf(int point) {
    return IntStream.range(point * plan.starts(), (point + 1) * plan.starts());
  }

  /**
   * The point with the lowest median of held-out losses, where rows are held out; else the one that
   * converges most often, and of equals the one with the lowest median of losses.
   */
  public Optional<Best> best() {
    return points().stream()
        .filter(point -> point.summary().runs() > 0)
        .min(
            Comparator.comparingDouble((Point point) -> heldOut(point.summary()))
                .thenComparingDouble(point -> -rate(point.summary()))
                .thenComparingDouble(point -> median(point.summary().losses())))
        .map(point -> {
          int run = bestRun(point.index());
          return new Best(point, run, specs.ofRun(run));
        });
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

  private int bestRun(int point) {
    return runsOf(point)
        .filter(ends::isTrained)
        .boxed()
        .min(Comparator.<Integer>comparingDouble(ends::heldOutLoss).thenComparingDouble(ends::loss))
        .orElseThrow();
  }

  /** The effect of each field that makes points and takes more than one value. */
  public List<Effect> effects() {
    List<Field> varied = plan.varied();
    return IntStream.range(0, varied.size())
        .mapToObj(d -> effect(varied.get(d), d))
        .filter(effect -> effect.levels().size() > 1)
        .toList();
  }

  private Effect effect(Field field, int dimension) {
    List<JsonNode> values = plan.valuesOf(field);
    int levels = values.isEmpty() ? PARTS : values.size();
    int[] levelOf = levels(dimension, values.size());
    List<Level> found = new ArrayList<>();
    for (int k = 0; k < levels; k++) {
      int level = k;
      RunSummary summary =
          RunSummary.of(
              ends,
              IntStream.range(0, levelOf.length)
                  .filter(point -> levelOf[point] == level)
                  .flatMap(this::runsOf));
      Optional<Difference> difference =
          found.isEmpty()
              ? Optional.empty()
              : summary
                  .rate()
                  .flatMap(rate ->
                      found.getFirst().summary().rate().map(first -> Difference.of(rate, first)));
      found.add(level(field, values, level, summary, difference));
    }
    return new Effect(field.path(), found);
  }

  private static Level level(
      Field field,
      List<JsonNode> values,
      int level,
      RunSummary summary,
      Optional<Difference> difference) {
    if (!values.isEmpty()) {
      return new Level(
          Optional.of(values.get(level)), Optional.empty(), Optional.empty(), summary, difference);
    }
    Span span = (Span) field.axis();
    return new Level(
        Optional.empty(),
        Optional.of(span.at((double) level / PARTS)),
        Optional.of(span.at((level + 1.0) / PARTS)),
        summary,
        difference);
  }

  /** Which level of a field each point has. */
  private int[] levels(int dimension, int values) {
    int[] levels = new int[plan.points()];
    for (int point = 0; point < levels.length; point++) {
      levels[point] =
          plan.design() == Design.SOBOL
              ? (int) (Sobol.at(point, dimension) * (values == 0 ? PARTS : values))
              : plan.indexOf(point, dimension);
    }
    return levels;
  }

  /**
   * One run.
   *
   * @param index from 0 to below the number of runs
   */
  public Run run(int index) {
    return new Run(index, specs.valuesOf(index), specs.ofRun(index), ends.end(index));
  }

  /** Maps over two of what varies. */
  public Maps maps() {
    return new Maps(plan, ends);
  }

  /** The spec of the first run. */
  public JobSpec first() {
    return specs.ofRun(0);
  }
}
