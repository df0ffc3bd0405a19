package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import dev.plateau.network.Network;
import dev.plateau.plot.Size;
import dev.plateau.training.Direction;
import dev.plateau.training.Landscape.Step;
import dev.plateau.training.Spec;
import dev.plateau.training.Trajectory;
import dev.plateau.web.request.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a query over which plane of parameters to look, and how far. */
final class PlaneReader {
  private static final String HESSIAN = "hessian";
  private static final String PATH = "path";
  private static final Pattern TWO = Pattern.compile("([wb]\\d{1,9}),([wb]\\d{1,9})");
  private static final int DEFAULT_RESOLUTION = 41;
  private static final int MAX_RESOLUTION = 201;

  /** Multiply budget of a landscape, roughly 1 s. */
  private static final double MAX_COST = 2e9;

  private static final Size DEFAULT_SIZE = new Size(680, 560);

  private final Network network;
  private final double rowCost;
  private final String directions;
  private final Optional<Double> from;
  private final Optional<Double> to;
  private final int resolution;
  private final Size size;

  PlaneReader(Map<String, String> given, Network network, int rows, QueryParameters query) {
    this.network = network;
    this.rowCost = (double) rows * network.parameters();
    boolean knowsHessian = knowsHessian();
    this.directions =
        Optional.ofNullable(given.get("directions")).orElse(knowsHessian ? HESSIAN : PATH);
    this.from = query.number("from", Optional.ofNullable(given.get("from")));
    this.to = query.number("to", Optional.ofNullable(given.get("to")));
    this.resolution =
        query
            .integer("resolution", Optional.ofNullable(given.get("resolution")), 2, maxResolution())
            .orElse(Math.min(DEFAULT_RESOLUTION, maxResolution()));
    this.size = PictureConverter.size(given, DEFAULT_SIZE, query);
    checkDirections(query);
    if (from.isPresent() && to.isPresent() && from.get() >= to.get()) {
      query.outOfRange("to", "must be above from, %s, is %s".formatted(from.get(), to.get()));
    }
  }

  private boolean knowsHessian() {
    long parameters = network.parameters();
    return parameters > 1
        && parameters <= Direction.MAX_FOR_HESSIAN
        && rowCost * parameters <= MAX_COST;
  }

  private void checkDirections(QueryParameters query) {
    Matcher two = TWO.matcher(directions);
    if (directions.equals(HESSIAN)) {
      if (!knowsHessian()) {
        query.outOfRange(
            "directions",
            "must be path or two parameters for this network: it is too large for hessian");
      }
    } else if (two.matches()) {
      List<String> names = network.parameterNames();
      if (!names.contains(two.group(1)) || !names.contains(two.group(2))) {
        query.outOfRange(
            "directions",
            "must name two of the parameters w1 .. %s, is %s"
                .formatted(names.getLast(), directions));
      } else if (two.group(1).equals(two.group(2))) {
        query.outOfRange("directions", "must name two different parameters, is " + directions);
      }
    } else if (!directions.equals(PATH)) {
      query.fault(
          "directions",
          "must be hessian, path or two parameters, as in w1,b3; is \"%s\"".formatted(directions));
    }
  }

  /** The finest grid that may be asked for. */
  private int maxResolution() {
    return (int) Math.clamp(Math.sqrt(MAX_COST / rowCost), 2, MAX_RESOLUTION);
  }

  double cost() {
    double hessian = directions.equals(HESSIAN) ? rowCost * network.parameters() : 0;
    return rowCost * resolution * resolution + hessian;
  }

  int resolution() {
    return resolution;
  }

  Size size() {
    return size;
  }

  /**
   * The two directions. Where a run did not move in two, or its curvature is not finite, they are
   * those of the first two parameters.
   */
  List<Direction> directions(Spec spec, Dataset data, Numbers origin, Trajectory way) {
    Matcher two = TWO.matcher(directions);
    if (two.matches()) {
      List<String> names = network.parameterNames();
      return List.of(
          Direction.of(network, names.indexOf(two.group(1))),
          Direction.of(network, names.indexOf(two.group(2))));
    }
    List<Direction> found =
        directions.equals(HESSIAN)
            ? Direction.extremes(spec, data, origin)
            : Direction.principal(way);
    return found.isEmpty() ? List.of(Direction.of(network, 0), Direction.of(network, 1)) : found;
  }

  double from(List<Step> path) {
    return from.orElseGet(() -> Math.min(-reach(path), to.orElse(0.0) - 1));
  }

  double to(List<Step> path) {
    return to.orElseGet(() -> Math.max(reach(path), from.orElse(0.0) + 1));
  }

  /** A fifth more than the way of the run takes, at least 1, so that the origin is the middle. */
  private static double reach(List<Step> path) {
    double farthest = 0;
    for (Step step : path) {
      farthest = Math.max(farthest, Math.max(Math.abs(step.x()), Math.abs(step.y())));
    }
    return Double.isFinite(farthest) ? Math.max(1, 1.2 * farthest) : 1;
  }
}
