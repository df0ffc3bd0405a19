package dev.plateau.network;

import dev.plateau.kernel.LayerLayout;
import java.util.List;

/** A mistake that programs make in the backward pass, and the gradient that comes of it. */
public enum BackwardMistake {
  /** The error goes back through weights that have already been moved. */
  MOVED_WEIGHTS,
  /** h'(h(z)) stands for h'(z). */
  SLOPE_AT_ACTIVATION,
  /** The slope of the hidden units is left out. */
  NO_HIDDEN_SLOPE,
  /** The slope of the output is left out. */
  NO_OUTPUT_SLOPE;

  /** Whether it changes the gradient of a network. */
  public boolean concerns(Network network, Loss loss) {
    return switch (this) {
      case MOVED_WEIGHTS -> !network.hidden().isEmpty();
      case SLOPE_AT_ACTIVATION, NO_HIDDEN_SLOPE -> hasHiddenSlopes(network);
      case NO_OUTPUT_SLOPE ->
          !loss.fused()
              && network.output().elementwise()
              && network.output() != Activation.IDENTITY;
    };
  }

  private static boolean hasHiddenSlopes(Network network) {
    return network.activations().stream()
        .limit(network.hidden().size())
        .anyMatch(h -> h != Activation.IDENTITY);
  }

  /**
   * The gradient at theta with this mistake.
   *
   * @param above the weights that the error goes back through; theta, but for {@link
   *     #MOVED_WEIGHTS}
   */
  public double[] gradient(Objective objective, double[] theta, double[] above) {
    Network network = objective.network();
    double[] gradient = new double[theta.length];
    for (Trace row : Trace.of(objective, theta, objective.rows())) {
      double[] delta = outputDelta(network, row);
      for (int layer = network.layers(); layer >= 1; layer--) {
        List<Double> below = layer == 1 ? row.input() : row.a().get(layer - 2);
        add(network.layouts().get(layer - 1), network.bias(), below, delta, gradient);
        if (layer > 1) {
          delta = delta(network, layer - 1, row, delta, above);
        }
      }
    }
    return gradient;
  }

  private double[] outputDelta(Network network, Trace row) {
    double[] delta = row.delta().getLast().stream().mapToDouble(d -> d).toArray();
    for (int k = 0; k < delta.length && this == NO_OUTPUT_SLOPE; k++) {
      double slope =
          network
              .output()
              .function()
              .derivative(row.z().getLast().get(k), row.a().getLast().get(k));
      delta[k] = slope == 0 ? 0 : delta[k] / slope;
    }
    return delta;
  }

  /** Takes delta of the layer above to a hidden layer, counted from 1. */
  private double[] delta(
      Network network, int layer, Trace row, double[] deltaAbove, double[] weights) {
    LayerLayout w = network.layouts().get(layer);
    double[] delta = new double[w.in()];
    for (int i = 0; i < w.in(); i++) {
      for (int j = 0; j < w.out(); j++) {
        delta[i] += weights[w.weightsAt() + i * w.out() + j] * deltaAbove[j];
      }
      delta[i] *=
          slope(network, layer, row.z().get(layer - 1).get(i), row.a().get(layer - 1).get(i));
    }
    return delta;
  }

  private double slope(Network network, int layer, double z, double a) {
    var h = network.activation(layer).function();
    return switch (this) {
      case SLOPE_AT_ACTIVATION -> h.derivative(a, h.value(a));
      case NO_HIDDEN_SLOPE -> 1;
      case MOVED_WEIGHTS, NO_OUTPUT_SLOPE -> h.derivative(z, a);
    };
  }

  private static void add(
      LayerLayout w, boolean biased, List<Double> below, double[] delta, double[] gradient) {
    for (int j = 0; j < w.out(); j++) {
      for (int i = 0; i < w.in(); i++) {
        gradient[w.weightsAt() + i * w.out() + j] += below.get(i) * delta[j];
      }
      if (biased) {
        gradient[w.biasesAt() + j] += delta[j];
      }
    }
  }
}
