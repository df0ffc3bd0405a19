package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.network.Network;
import dev.plateau.plot.Size;
import dev.plateau.web.request.QueryParameters;
import dev.plateau.web.result.Region.Side;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Reads from a query over which inputs predictions are wanted; what is left out is decided by the
 * data.
 */
final class RegionReader {
  static final int FINEST = 500;

  /** Multiplications that a surface may take, about: half a second. */
  private static final double MOST_COST = 1e9;

  /** What is added to the range of the data at both ends, as a share of it. */
  private static final double MARGIN = 0.2;

  private static final Size SURFACE = new Size(640, 560);
  private static final Size CURVE = new Size(800, 450);

  private final Map<String, String> given;
  private final Network network;
  private final Dataset data;
  private final QueryParameters query;

  RegionReader(Map<String, String> given, Network network, Dataset data, QueryParameters query) {
    this.given = given;
    this.network = network;
    this.data = data;
    this.query = query;
  }

  /** The finest grid that such a network may be asked for. */
  static int finest(Network network) {
    double perValue = Math.sqrt(MOST_COST / network.parameters());
    return (int) Math.clamp(perValue, 2, FINEST);
  }

  Region read() {
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
    Size size = Pictures.size(given, up.isPresent() ? SURFACE : CURVE, query);
    return new Region(right, up, output, resolution(), size);
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
        .integer("resolution", given("resolution"), 2, finest(network))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  /** The range that is asked for, where it is open that of the data with a margin. */
  private Side side(String name, int input, Optional<Double> from, Optional<Double> to) {
    double min = column(input).min().orElseThrow();
    double max = column(input).max().orElseThrow();
    double margin = max > min ? (max / 2 - min / 2) * 2 * MARGIN : Math.max(1, Math.abs(max)) / 2;
    double low = from.orElse(Math.max(-Double.MAX_VALUE, min - margin));
    double high = to.orElse(Math.min(Double.MAX_VALUE, max + margin));
    if (low >= high) {
      query.outOfRange(
          from.isPresent() ? "from" : "to",
          "leaves no range for %s: %s to %s".formatted(name, low, high));
    }
    return new Side(input, low, high);
  }

  private DoubleStream column(int input) {
    return IntStream.range(0, data.rows()).mapToDouble(row -> data.input(row, input));
  }
}
