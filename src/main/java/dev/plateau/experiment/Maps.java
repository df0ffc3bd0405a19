package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.FieldMap.Measure;
import dev.plateau.experiment.FieldMap.Side;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.experiment.RunSummary.Quantiles;
import dev.plateau.math.Sobol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Draws maps of an experiment over two of its sides, whatever the others are. */
public final class Maps {
  private final Plan plan;
  private final AllEnds all;
  private final List<Numbered> sides;

  /** How all runs ended, for as long as a map is drawn of it. */
  @FunctionalInterface
  interface AllEnds {
    FieldMap draw(Function<Ends, FieldMap> drawing);
  }

  /** The runs that fall on each place: those of place k from {@code first[k]} on. */
  private static final class Cells {
    private final int[] first;
    private final int[] runs;

    Cells(int[] first, int[] runs) {
      this.first = first;
      this.runs = runs;
    }

    IntStream at(int place) {
      return Arrays.stream(runs, first[place], first[place + 1]);
    }
  }

  /** A side, and on which of its values a run falls. */
  private record Numbered(Side side, IntUnaryOperator placeOf) {}

  Maps(Plan plan, AllEnds all) {
    this.plan = plan;
    this.all = all;
    this.sides = new ArrayList<>();
    plan.plane().ifPresent(this::addDirections);
    List<Field> varied = plan.varied();
    for (int d = 0; d < varied.size(); d++) {
      addField(varied.get(d), d);
    }
  }

  private void addDirections(Plane plane) {
    List<JsonNode> values =
        IntStream.range(0, plane.resolution())
            .<JsonNode>mapToObj(k -> JsonNodeFactory.instance.numberNode(plane.at(k)))
            .toList();
    int starts = plan.starts();
    int width = plane.resolution();
    sides.add(new Numbered(side(plane, 0, values), run -> run % starts % width));
    sides.add(new Numbered(side(plane, 1, values), run -> run % starts / width));
  }

  private static Side side(Plane plane, int direction, List<JsonNode> values) {
    String name =
        plane.directions().get(direction) instanceof Direction.Parameter(String parameter)
            ? parameter
            : "direction " + (direction + 1);
    return new Side(name, values);
  }

  /** A range that is sampled has no places. */
  private void addField(Field field, int dimension) {
    boolean sobol = plan.design() == Design.SOBOL;
    if (sobol && field.axis() instanceof Span) {
      return;
    }
    List<JsonNode> values = plan.valuesOf(field);
    int starts = plan.starts();
    sides.add(
        new Numbered(
            new Side(field.path(), values),
            sobol
                ? run -> (int) (Sobol.at(run / starts, dimension) * values.size())
                : run -> plan.indexOf(run / starts, dimension)));
  }

  /** What can stand on the axes: the directions of the plane of starts first. */
  public List<Side> sides() {
    return sides.stream().map(Numbered::side).toList();
  }

  /** Whether it is known where runs ended. */
  public boolean haveBasins() {
    return plan.plane().isPresent();
  }

  /**
   * A map.
   *
   * @param x the place of a side in {@link #sides}
   * @param y the place of another one
   * @param apart whether symmetric copies of networks are told apart in basins
   */
  public FieldMap of(int x, int y, Measure measure, boolean apart) {
    return all.draw(ends -> of(x, y, measure, apart, ends));
  }

  private FieldMap of(int x, int y, Measure measure, boolean apart, Ends ends) {
    Numbered right = sides.get(x);
    Numbered up = sides.get(y);
    int width = right.side().values().size();
    Cells cells = cells(right, up, width * up.side().values().size());
    Optional<Basins> basins =
        measure == Measure.BASIN
            ? Optional.of(new Basins(ends, plan.designRuns(), apart))
            : Optional.empty();
    List<double[]> z = new ArrayList<>();
    for (int row = 0; row < up.side().values().size(); row++) {
      int first = row * width;
      z.add(
          IntStream.range(0, width)
              .mapToDouble(column -> value(cells.at(first + column), measure, basins, ends))
              .toArray());
    }
    return new FieldMap(
        right.side(), up.side(), measure, z, basins.map(Basins::groups).orElse(List.of()));
  }

  /** The runs that fall on each place, row by row. */
  private Cells cells(Numbered right, Numbered up, int count) {
    int width = right.side().values().size();
    int[] cellOf = new int[plan.designRuns()];
    int[] next = new int[count + 1];
    for (int run = 0; run < cellOf.length; run++) {
      cellOf[run] = up.placeOf().applyAsInt(run) * width + right.placeOf().applyAsInt(run);
      next[cellOf[run] + 1]++;
    }
    Arrays.parallelPrefix(next, Integer::sum);
    int[] first = next.clone();
    int[] runs = new int[cellOf.length];
    for (int run = 0; run < cellOf.length; run++) {
      runs[next[cellOf[run]]++] = run;
    }
    return new Cells(first, runs);
  }

  private static double value(IntStream runs, Measure measure, Optional<Basins> basins, Ends ends) {
    if (basins.isPresent()) {
      return runs.map(basins.get()::groupOf)
          .filter(group -> group >= 0)
          .mapToDouble(group -> group)
          .findFirst()
          .orElse(Double.NaN);
    }
    RunSummary summary = RunSummary.of(ends, runs);
    return switch (measure) {
      case RATE -> summary.rate().map(rate -> rate.value()).orElse(Double.NaN);
      case LOSS -> summary.losses().map(Quantiles::median).orElse(Double.NaN);
      case HOLDOUT_LOSS -> summary.heldOutLosses().map(Quantiles::median).orElse(Double.NaN);
      case EPOCHS ->
          summary.medianEpochs().stream().mapToDouble(e -> e).findFirst().orElse(Double.NaN);
      case BASIN -> Double.NaN;
    };
  }
}
