package dev.plateau.experiment;

import dev.plateau.experiment.Axis.Direction;
import dev.plateau.experiment.Axis.Plane;
import dev.plateau.experiment.Axis.Span;
import dev.plateau.experiment.FieldMap.Measure;
import dev.plateau.experiment.FieldMap.Side;
import dev.plateau.experiment.Plan.Field;
import dev.plateau.math.Sobol;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Draws maps of an experiment over two of its sides, whatever the others are. */
public final class Maps {
  private final Plan plan;
  private final AllEnds all;
  private final List<Numbered> sides;

  /** How all runs ended. */
  @FunctionalInterface
  interface AllEnds {
    /**
     * Takes memory for something that is made of them.
     *
     * @param drawing makes it, by what passes on all chunks in their order
     */
    FieldMap draw(long bytes, Function<Consumer<ObjIntConsumer<Ends>>, FieldMap> drawing);
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
    Numbered right = sides.get(x);
    Numbered up = sides.get(y);
    int width = right.side().values().size();
    int height = up.side().values().size();
    int runs = plan.designRuns();
    IntUnaryOperator placeOf =
        run -> up.placeOf().applyAsInt(run) * width + right.placeOf().applyAsInt(run);
    return all.draw(
        PlaceTally.bytes(measure, runs),
        reader -> {
          PlaceTally tally = PlaceTally.of(measure, apart, width * height, runs, placeOf);
          reader.accept((chunk, first) -> add(chunk, first, placeOf, tally));
          List<double[]> z =
              IntStream.range(0, height)
                  .mapToObj(row ->
                      IntStream.range(row * width, (row + 1) * width)
                          .mapToDouble(tally::at)
                          .toArray())
                  .toList();
          return new FieldMap(right.side(), up.side(), measure, z, tally.groups());
        });
  }

  /** Adds those runs of a chunk that are of the first rung, which has all points. */
  private void add(Ends chunk, int first, IntUnaryOperator placeOf, PlaceTally tally) {
    int count = Math.min(chunk.runs(), plan.designRuns() - first);
    for (int k = 0; k < count; k++) {
      if (chunk.isTrained(k)) {
        tally.add(placeOf.applyAsInt(first + k), first + k, chunk, k);
      }
    }
  }
}
