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
 */
record Layers(List<Integer> hidden, OneOrList<Activation> activation, Activation output) {
  /** The founding script's. */
  static final Layers DEFAULT =
      new Layers(List.of(2), OneOrList.one(Activation.SIGMOID), Activation.IDENTITY);

  static Layers of(Network network) {
    OneOrList<Activation> activation =
        network.hidden().isEmpty() ? DEFAULT.activation : OneOrList.of(network.activations());
    return new Layers(network.hidden(), activation, network.output());
  }

  /** Notes a list of activations that is not as long as that of the layers. */
  void check(Place place) {
    if (!activation.fits(hidden.size())) {
      place
          .member("activation")
          .invalid(
              "must name one activation for each of the %d hidden layers, names %d"
                  .formatted(hidden.size(), activation.values().size()));
    }
  }

  /** The network with these layers between two ends; where activations are amiss, the default's. */
  Network between(int inputs, int outputs) {
    OneOrList<Activation> known = activation.fits(hidden.size()) ? activation : DEFAULT.activation;
    List<Activation> each = IntStream.range(0, hidden.size()).mapToObj(known::get).toList();
    return new Network(inputs, hidden, each, outputs, output);
  }
}
