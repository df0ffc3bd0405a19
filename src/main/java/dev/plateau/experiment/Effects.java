package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.Effect.Difference;
import dev.plateau.experiment.Effect.Level;
import dev.plateau.experiment.Effect.Runs;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.math.Sobol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Finds what each field does, in one pass over all runs for each. */
final class Effects {
  /** Equal parts of a range that is sampled. */
  private static final int PARTS = 5;

  private final Plan plan;
  private final Tally tally;

  Effects(Plan plan, Tally tally) {
    this.plan = plan;
    this.tally = tally;
  }

  /** Of each field that makes points and takes more than one value. */
  List<Effect> all() {
    List<Field> varied = plan.varied();
    return IntStream.range(0, varied.size())
        .filter(d -> levels(varied.get(d)) > 1)
        .mapToObj(d -> effect(varied.get(d), d))
        .toList();
  }

  private int levels(Field field) {
    int values = plan.valuesOf(field).size();
    return values == 0 ? PARTS : values;
  }

  private Effect effect(Field field, int dimension) {
    List<Runs> runs = runs(dimension, levels(field));
    List<JsonNode> values = plan.valuesOf(field);
    List<Level> levels = new ArrayList<>();
    for (int level = 0; level < runs.size(); level++) {
      Runs own = runs.get(level);
      Optional<Difference> difference =
          level == 0
              ? Optional.empty()
              : own.rate()
                  .flatMap(rate -> runs.getFirst().rate().map(first -> Difference.of(rate, first)));
      levels.add(level(field, values, level, own, difference));
    }
    return new Effect(field.path(), levels);
  }

  private static Level level(
      Field field, List<JsonNode> values, int level, Runs runs, Optional<Difference> difference) {
    if (!values.isEmpty()) {
      return new Level(
          Optional.of(values.get(level)), Optional.empty(), Optional.empty(), runs, difference);
    }
    Span span = (Span) field.axis();
    return new Level(
        Optional.empty(),
        Optional.of(span.at((double) level / PARTS)),
        Optional.of(span.at((level + 1.0) / PARTS)),
        runs,
        difference);
  }

  /** The runs of each level: their losses are put beside each other, level by level. */
  private List<Runs> runs(int dimension, int levels) {
    int[] levelOf =
        IntStream.range(0, plan.points()).map(p -> level(p, dimension, levels)).toArray();
    int starts = plan.starts();
    int[] ends = new int[levels + 1];
    int[] converged = new int[levels];
    for (int run = 0; run < levelOf.length * starts; run++) {
      if (tally.isTrained(run)) {
        int level = levelOf[run / starts];
        ends[level + 1]++;
        converged[level] += tally.hasConverged(run) ? 1 : 0;
      }
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    double[] losses = new double[ends[levels]];
    int[] next = ends.clone();
    for (int run = 0; run < levelOf.length * starts; run++) {
      if (tally.isTrained(run)) {
        losses[next[levelOf[run / starts]]++] = tally.loss(run);
      }
    }
    return IntStream.range(0, levels)
        .mapToObj(level -> {
          Arrays.sort(losses, ends[level], ends[level + 1]);
          return Runs.of(converged[level], losses, ends[level], ends[level + 1]);
        })
        .toList();
  }

  private int level(int point, int dimension, int levels) {
    return plan.design() == Design.SOBOL
        ? (int) (Sobol.at(point, dimension) * levels)
        : plan.indexOf(point, dimension);
  }
}
