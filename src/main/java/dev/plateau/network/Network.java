package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of a dense network: how wide each layer is and what its units do.
 *
 * @param inputs width of the input, at least 1
 * @param hidden widths of the hidden layers, each at least 1; empty for a linear model
 * @param activations one for each hidden layer
 * @param outputs width of the output, at least 1
 * @param output the activation of the output layer
 */
public record Network(
    int inputs,
    List<Integer> hidden,
    List<Activation> activations,
    int outputs,
    Activation output) {

  public Network {
    hidden = List.copyOf(hidden);
    activations = List.copyOf(activations);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("every layer has at least one unit");
    }
    if (hidden.size() != activations.size()) {
      throw new IllegalArgumentException("one activation for each hidden layer");
    }
    if (activations.contains(Activation.SOFTMAX)) {
      throw new IllegalArgumentException("softmax is for outputs only");
    }
  }

  /** A network whose hidden layers share one activation. */
  public static Network of(
      int inputs, List<Integer> hidden, Activation activation, int outputs, Activation output) {
    List<Activation> activations = hidden.stream().map(width -> activation).toList();
    return new Network(inputs, hidden, activations, outputs, output);
  }

  /** The same network with other hidden layers, which share one activation. */
  public Network withHidden(List<Integer> widths, Activation activation) {
    return of(inputs, widths, activation, outputs, output);
  }

  public Network withActivation(Activation activation) {
    return withHidden(hidden, activation);
  }

  public Network withOutput(Activation other) {
    return new Network(inputs, hidden, activations, outputs, other);
  }

  /** The same network with one hidden activation in place of another. */
  public Network replacing(Activation old, Activation other) {
    List<Activation> replaced = activations.stream().map(h -> h == old ? other : h).toList();
    return new Network(inputs, hidden, replaced, outputs, output);
  }

  /** The same network with so many times the units in each hidden layer. */
  public Network wider(int factor) {
    List<Integer> widths = hidden.stream().map(width -> width * factor).toList();
    return new Network(inputs, widths, activations, outputs, output);
  }

  /** Layers with parameters: the hidden ones and the output. */
  public int layers() {
    return hidden.size() + 1;
  }

  /** Units in a layer; layer 0 is the input, the last one the output. */
  public int width(int layer) {
    if (layer == 0) {
      return inputs;
    }
    return layer == layers() ? outputs : hidden.get(layer - 1);
  }

  /** What the units of a layer do, for layers 1 and up. */
  public Activation activation(int layer) {
    return layer == layers() ? output : activations.get(layer - 1);
  }

  /** Entries of theta. */
  public long parameters() {
    return weightCount()
        + IntStream.rangeClosed(1, layers()).mapToLong(this::width).reduce(0, Long::sum);
  }

  /** Entries of theta that are weights; the biases follow them. */
  public long weightCount() {
    return IntStream.rangeClosed(1, layers())
        .mapToLong(layer -> (long) width(layer - 1) * width(layer))
        .sum();
  }

  /** Where each layer's weights and biases stand in theta, from layer 1 on. */
  public List<LayerLayout> layouts() {
    List<LayerLayout> places = new ArrayList<>();
    int weightsAt = 0;
    int biasesAt = Math.toIntExact(weightCount());
    for (int layer = 1; layer <= layers(); layer++) {
      places.add(new LayerLayout(width(layer - 1), width(layer), weightsAt, biasesAt));
      weightsAt += width(layer - 1) * width(layer);
      biasesAt += width(layer);
    }
    return List.copyOf(places);
  }

  /** The names of theta's entries in order: w1, w2, .. b1, b2, .. */
  public List<String> parameterNames() {
    long weights = weightCount();
    return IntStream.range(0, Math.toIntExact(parameters()))
        .mapToObj(k -> k < weights ? "w" + (k + 1) : "b" + (k + 1 - weights))
        .toList();
  }
}
