package dev.plateau.spec;

import dev.plateau.json.OneOrList;
import dev.plateau.json.Place;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network as a request describes it: without its ends, whose widths the data decide.
 *
 * @param hidden widths of the hidden layers
 * @param activation of the hidden layers
 * @param output the activation of the output layer
 * @param bias whether units have biases
 * @param dropout the share of units that a step drops in each hidden layer
 */
record Layers(
    List<Integer> hidden,
    OneOrList<Activation> activation,
    Activation output,
    boolean bias,
    OneOrList<Double> dropout) {
  /** The founding script's. */
  static final Layers DEFAULT =
      new Layers(
          List.of(2),
          OneOrList.one(Activation.SIGMOID),
          Activation.IDENTITY,
          true,
          OneOrList.one(0.0));

  static Layers of(Network network) {
    if (network.hidden().isEmpty()) {
      return new Layers(
          List.of(), DEFAULT.activation, network.output(), network.bias(), DEFAULT.dropout);
    }
    return new Layers(
        network.hidden(),
        OneOrList.of(network.activations()),
        network.output(),
        network.bias(),
        OneOrList.of(network.dropout()));
  }

  /** Notes lists that are not as long as that of the layers. */
  void check(Place place) {
    if (!activation.fits(hidden.size())) {
      place
          .member("activation")
          .invalid(
              "must name one activation for each of the %d hidden layers, names %d"
                  .formatted(hidden.size(), activation.values().size()));
    }
    if (!dropout.fits(hidden.size())) {
      place
          .member("dropout")
          .invalid(
              "must have one share for each of the %d hidden layers, has %d"
                  .formatted(hidden.size(), dropout.values().size()));
    }
  }

  /**
   * The network with these layers between two ends; where lists are amiss, the defaults' entries.
   */
  Network between(int inputs, int outputs) {
    List<Activation> activations = each(activation, DEFAULT.activation);
    return new Network(
        inputs, hidden, activations, outputs, output, bias, each(dropout, DEFAULT.dropout));
  }

  private <T> List<T> each(OneOrList<T> given, OneOrList<T> otherwise) {
    OneOrList<T> known = given.fits(hidden.size()) ? given : otherwise;
    return IntStream.range(0, hidden.size()).mapToObj(known::get).toList();
  }
}
