package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.network.Network;
import dev.plateau.plot.Size;
import dev.plateau.training.Region;
import dev.plateau.training.Region.Side;
import dev.plateau.web.request.QueryParameters;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads from a query over which inputs to predict; the data decides what is left out. */
final class RegionReader {
  static final int MAX_RESOLUTION = 500;

  /** Multiply budget of a surface, roughly 0.5 s. */
  private static final double MAX_COST = 1e9;

  private static final Size DEFAULT_SURFACE = new Size(640, 560);
  private static final Size DEFAULT_CURVE = new Size(800, 450);

  private final Map<String, String> given;
  private final Network network;
  private final Dataset data;
  private final QueryParameters query;

  /**
   * What a query asks for.
   *
   * @param resolution values on each side; absent when any will do
   * @param size of a picture
   */
  record Asked(Region region, OptionalInt resolution, Size size) {}

  RegionReader(Map<String, String> given, Network network, Dataset data, QueryParameters query) {
    this.given = given;
    this.network = network;
    this.data = data;
    this.query = query;
  }

  /** The finest grid that may be asked for: less for a large network. */
  static int maxResolution(Network network) {
    double perValue = Math.sqrt(MAX_COST / network.parameters());
    return (int) Math.clamp(perValue, 2, MAX_RESOLUTION);
  }

  Asked read() {
    Optional<Double> from = query.number("from", given("from"));
    Optional<Double> to = query.number("to", given("to"));
    Optional<Integer> x = input("x");
    Optional<Integer> y = network.inputs() == 1 ? noSecond() : input("y");
    int first = x.orElse(y.isPresent() && y.get() == 0 ? 1 : 0);
    Side right = side("x", first, from, to);
    Optional<Side> up = Optional.empty();
    if (network.inputs() > 1) {
      int second = y.orElse(first == 0 ? 1 : 0);
      if (second == first) {
        query.outOfRange("y", "must differ from x, both are %d".formatted(first));
      }
      up = Optional.of(side("y", second, from, to));
    }
    int output = query.integer("output", given("output"), 0, network.outputs() - 1).orElse(0);
    Size size =
        PictureConverter.size(given, up.isPresent() ? DEFAULT_SURFACE : DEFAULT_CURVE, query);
    return new Asked(new Region(right, up, output), resolution(), size);
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(given.get(name));
  }

  private Optional<Integer> input(String name) {
    return query.integer(name, given(name), 0, network.inputs() - 1);
  }

  private Optional<Integer> noSecond() {
    if (given.containsKey("y")) {
      query.outOfRange("y", "must be left out, the network has one input");
    }
    return Optional.empty();
  }

  private OptionalInt resolution() {
    return query
        .integer("resolution", given("resolution"), 2, maxResolution(network))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  private Side side(String name, int input, Optional<Double> from, Optional<Double> to) {
    Side usual = Side.around(data, input);
    Side side = new Side(input, from.orElse(usual.from()), to.orElse(usual.to()));
    if (side.from() >= side.to()) {
      query.outOfRange(
          from.isPresent() ? "from" : "to",
          "leaves no range for %s: %s to %s".formatted(name, side.from(), side.to()));
    }
    return side;
  }
}
