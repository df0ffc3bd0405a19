package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The formula of each derivative of L in LaTeX.
 *
 * <p>Up to one hidden layer and {@link #MAX_OUTPUTS} outputs it is written out with the names of
 * the parameters, as one derives it by hand; else it is the recursion of backpropagation
 * (Rumelhart, Hinton, Williams 1986). i counts the n rows; h is a hidden unit's activation, g an
 * output's, z a unit's sum; a layer's number stands above in parentheses.
 */
final class Formulas {
  private static final int MAX_OUTPUTS = 4;

  private final Network network;
  private final Loss loss;
  private final String weight;
  private final List<LayerLayout> places;
  private final List<String> names;
  private final boolean oneHiddenKind;

  Formulas(Network network, Loss loss) {
    this(network, loss, false);
  }

  /**
   * Formulas.
   *
   * @param weighted whether rows count by their weights omega_i
   */
  Formulas(Network network, Loss loss, boolean weighted) {
    this.network = network;
    this.loss = loss;
    this.weight = weighted ? "\\omega_i\\, " : "";
    this.places = network.layouts();
    this.names = network.parameterNames();
    this.oneHiddenKind = new HashSet<>(network.activations()).size() <= 1;
  }

  /** Where a parameter stands: behind unit {@code from} of the layer below, 0 for a bias. */
  private record Place(int layer, int from, int to) {}

  /** The formula of dL/dtheta_k. */
  String of(int k) {
    Place place = place(k);
    return "\\frac{\\partial L}{\\partial %s} = ".formatted(name(k))
        + (isWrittenOut(place.layer()) ? byHand(place) : recursion(place));
  }

  private boolean isWrittenOut(int layer) {
    boolean fewWays = layer == network.layers() || network.outputs() <= MAX_OUTPUTS;
    return network.layers() <= 2 && fewWays;
  }

  private Place place(int k) {
    for (int layer = 1; layer <= network.layers(); layer++) {
      LayerLayout w = places.get(layer - 1);
      int at = k - w.weightsAt();
      if (at >= 0 && at < w.in() * w.out()) {
        return new Place(layer, at / w.out() + 1, at % w.out() + 1);
      }
      int bias = k - w.biasesAt();
      if (bias >= 0 && bias < w.out()) {
        return new Place(layer, 0, bias + 1);
      }
    }
    throw new IndexOutOfBoundsException(k);
  }

  /** {@code w_1}, {@code w_{10}}. */
  private String name(int k) {
    String name = names.get(k);
    String number = name.substring(1);
    return name.charAt(0) + "_" + (number.length() == 1 ? number : "{" + number + "}");
  }

  // Written out, for at most one hidden layer.

  private String byHand(Place place) {
    boolean output = place.layer() == network.layers();
    String sum = "-" + factor() + "\\sum_i " + weight;
    if (output) {
      return sum + residual(place.to()) + times(below(place));
    }
    String slope = "h'(z_%s)".formatted(row(place.to()));
    return sum + throughOutputs(place.to()) + times(slope) + times(below(place));
  }

  private String throughOutputs(int unit) {
    LayerLayout last = places.getLast();
    int at = last.weightsAt() + (unit - 1) * last.out();
    List<String> ways =
        IntStream.range(0, last.out())
            .mapToObj(k -> residual(k + 1) + times(name(at + k)))
            .toList();
    return ways.size() == 1 ? ways.getFirst() : "\\left[" + String.join(" + ", ways) + "\\right]";
  }

  /** What a weight is multiplied with; nothing for a bias. */
  private String below(Place place) {
    if (place.from() == 0) {
      return "";
    }
    String index = row(place.from());
    return place.layer() == 1 ? "x_" + index : "h(z_%s)".formatted(index);
  }

  /** How far an output is from its target, as far as its z can move it, without the factor. */
  private String residual(int k) {
    String above = network.layers() == 1 ? "" : "^{(2)}";
    return residual(network.outputs() == 1 ? "i" : row(k), "z" + above);
  }

  private String residual(String i, String z) {
    String error = error(i);
    if (fused()) {
      return error;
    }
    return network.output() == Activation.SOFTMAX
        ? "\\hat y_%s\\left[%s-\\sum_m \\hat y_{mi}\\,(y_{mi}-\\hat y_{mi})\\right]"
            .formatted(i, error)
        : error + times("g'(%s_%s)".formatted(z, i));
  }

  /** The derivative of an output's loss by the output, negated and without the factor. */
  private String error(String i) {
    String difference = "y_%s-\\hat y_%s".formatted(i, i);
    return switch (loss) {
      case Loss.Mae() -> "\\operatorname{sgn}(%s)".formatted(difference);
      case Loss.Huber(double delta) ->
          "\\max(-%s, \\min(%s, %s))".formatted(delta, delta, difference);
      case Loss.Poisson() when !fused() ->
          "\\left(\\frac{y_%s}{\\hat y_%s}-1\\right)".formatted(i, i);
      case Loss.Mse(), Loss.Bce(), Loss.CrossEntropy(), Loss.Poisson() ->
          "(%s)".formatted(difference);
    };
  }

  /** Whether the output's slope is 1 or cancels against the loss. */
  private boolean fused() {
    return loss.ofProbabilities()
        || network.output() == Activation.IDENTITY
        || (loss instanceof Loss.Poisson && network.output() == Activation.EXPONENTIAL);
  }

  /** What the loss's mean and its derivative put in front. */
  private String factor() {
    boolean rowsOnly = network.outputs() == 1 || loss instanceof Loss.CrossEntropy;
    return "\\frac{%d}{%sn}"
        .formatted(loss instanceof Loss.Mse ? 2 : 1, rowsOnly ? "" : network.outputs());
  }

  // The recursion, for any depth.

  private String recursion(Place place) {
    String delta = delta(place.layer(), Integer.toString(place.to()));
    String sum = "\\sum_i " + delta + (place.from() == 0 ? "" : times(input(place)));
    String steps =
        IntStream.rangeClosed(place.layer(), network.layers())
            .mapToObj(layer -> step(layer, layer == place.layer() ? place.to() : 0))
            .collect(Collectors.joining(",\\quad "));
    return sum + ",\\quad " + steps;
  }

  private String input(Place place) {
    String index = row(place.from());
    return place.layer() == 1 ? "x_" + index : "a^{(%d)}_%s".formatted(place.layer() - 1, index);
  }

  /** The delta of one unit of a layer, of any unit where the number is 0. */
  private String step(int layer, int unit) {
    boolean last = layer == network.layers();
    String any = last ? "k" : "j";
    String index = unit == 0 ? any : Integer.toString(unit);
    return delta(layer, index) + " = " + (last ? outputDelta(index) : hiddenDelta(layer, index));
  }

  private String hiddenDelta(int layer, String index) {
    String h = oneHiddenKind ? "h'" : "h_%d'".formatted(layer);
    return "%s(z^{(%d)}_%s)\\sum_k w^{(%d)}_%s\\, %s"
        .formatted(h, layer, row(index), layer + 1, pair(index, "k"), delta(layer + 1, "k"));
  }

  private String outputDelta(String k) {
    return "-" + factor() + weight + residual(row(k), "z^{(%d)}".formatted(network.layers()));
  }

  private static String delta(int layer, String unit) {
    return "\\delta^{(%d)}_%s".formatted(layer, row(unit));
  }

  private static String times(String factor) {
    return factor.isEmpty() ? "" : "\\, " + factor;
  }

  private static String row(int unit) {
    return row(Integer.toString(unit));
  }

  /** The index of a unit and its row: {@code {1i}}, {@code {10,i}}. */
  private static String row(String unit) {
    return pair(unit, "i");
  }

  private static String pair(String one, String other) {
    return one.length() == 1 ? "{%s%s}".formatted(one, other) : "{%s,%s}".formatted(one, other);
  }
}
