package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shape of a dense network: how wide each layer is and what its units do.
 *
 * @param inputs width of the input, at least 1
 * @param hidden widths of the hidden layers, each at least 1; empty for a linear model
 * @param activations one for each hidden layer
 * @param outputs width of the output, at least 1
 * @param output the activation of the output layer
 * @param bias whether units have biases
 * @param dropout the share of units that a training step drops, one for each hidden layer, from 0
 *     to below 1; all others are scaled by 1 / (1 - share) then (Srivastava et al. 2014, inverted)
 */
public record Network(
    int inputs,
    List<Integer> hidden,
    List<Activation> activations,
    int outputs,
    Activation output,
    boolean bias,
    List<Double> dropout) {

  public Network {
    hidden = List.copyOf(hidden);
    activations = List.copyOf(activations);
    dropout = List.copyOf(dropout);
    if (inputs < 1 || outputs < 1 || hidden.stream().anyMatch(width -> width < 1)) {
      throw new IllegalArgumentException("every layer has at least one unit");
    }
    if (hidden.size() != activations.size() || hidden.size() != dropout.size()) {
      throw new IllegalArgumentException("one activation and one dropout for each hidden layer");
    }
    if (dropout.stream().anyMatch(share -> !(share >= 0 && share < 1))) {
      throw new IllegalArgumentException("dropout is from 0 to below 1");
    }
    if (activations.contains(Activation.SOFTMAX)) {
      throw new IllegalArgumentException("softmax is for outputs only");
    }
  }

  /** A network with biases and without dropout. */
  public Network(
      int inputs,
      List<Integer> hidden,
      List<Activation> activations,
      int outputs,
      Activation output) {
    this(
        inputs,
        hidden,
        activations,
        outputs,
        output,
        true,
        Collections.nCopies(hidden.size(), 0.0));
  }

  /** A network whose hidden layers share one activation. */
  public static Network of(
      int inputs, List<Integer> hidden, Activation activation, int outputs, Activation output) {
    List<Activation> activations = hidden.stream().map(width -> activation).toList();
    return new Network(inputs, hidden, activations, outputs, output);
  }

  /** The same network with other hidden layers, which share one activation. */
  public Network withHidden(List<Integer> widths, Activation activation) {
    List<Activation> shared = Collections.nCopies(widths.size(), activation);
    double share = dropout.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    List<Double> shares =
        widths.size() == dropout.size() ? dropout : Collections.nCopies(widths.size(), share);
    return new Network(inputs, widths, shared, outputs, output, bias, shares);
  }

  public Network withBias(boolean other) {
    return new Network(inputs, hidden, activations, outputs, output, other, dropout);
  }

  /** The same network with one share of units dropped in every hidden layer. */
  public Network withDropout(double share) {
    return withDropout(Collections.nCopies(hidden.size(), share));
  }

  public Network withDropout(List<Double> shares) {
    return new Network(inputs, hidden, activations, outputs, output, bias, shares);
  }

  /** Whether training drops any units. */
  public boolean drops() {
    return dropout.stream().anyMatch(share -> share > 0);
  }

  public Network withActivation(Activation activation) {
    return withHidden(hidden, activation);
  }

  public Network withOutput(Activation other) {
    return new Network(inputs, hidden, activations, outputs, other, bias, dropout);
  }

  /** The same network with one hidden activation in place of another. */
  public Network replacing(Activation old, Activation other) {
    List<Activation> replaced = activations.stream().map(h -> h == old ? other : h).toList();
    return new Network(inputs, hidden, replaced, outputs, output, bias, dropout);
  }

  /** The same network with so many times the units in each hidden layer. */
  public Network wider(int factor) {
    List<Integer> widths = hidden.stream().map(width -> width * factor).toList();
    return new Network(inputs, widths, activations, outputs, output, bias, dropout);
  }

  /** The same network with one unit for so many in each hidden layer, but at least one. */
  public Network narrower(int divisor) {
    List<Integer> widths = hidden.stream().map(width -> Math.max(1, width / divisor)).toList();
    return new Network(inputs, widths, activations, outputs, output, bias, dropout);
  }

  /** Whether theta means the same in both. */
  public boolean hasShapeOf(Network other) {
    return shape().equals(other.shape()) && bias == other.bias;
  }

  /** The widths of all layers, such as 2-4-1. */
  public String shape() {
    return IntStream.rangeClosed(0, layers())
        .mapToObj(layer -> Integer.toString(width(layer)))
        .collect(Collectors.joining("-"));
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
    return bias ? parametersWithBiases() : weightCount();
  }

  /** Entries of theta if units have biases: without, kernels work on theta with biases of 0. */
  long parametersWithBiases() {
    return weightCount()
        + IntStream.rangeClosed(1, layers()).mapToLong(this::width).reduce(0, Long::sum);
  }

  /** Entries of theta that are weights; the biases follow them. */
  public long weightCount() {
    return IntStream.rangeClosed(1, layers())
        .mapToLong(layer -> (long) width(layer - 1) * width(layer))
        .sum();
  }

  /**
   * Where each layer's weights and biases are in theta, from layer 1 on; without biases their
   * places are behind theta's end.
   */
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
