package dev.plateau.network;

import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;

/**
 * Which units a pass drops: drawn block by block, layer by layer, unit by unit, row by row from the
 * stream of the seed, {@link Purpose#DROPOUT} and the step.
 */
final class DropoutMask {
  private final Network network;

  /** 0 for a unit that is dropped, else 1 / (1 - share): [units][n] for each layer. */
  private final double[][] factors;

  /** What the units of a layer pass on: [units][n] for each layer. */
  private final double[][] outputs;

  private RandomStream random = new RandomStream(0, Purpose.DROPOUT, 0);
  private boolean on;

  DropoutMask(Network network, int n) {
    this.network = network;
    this.factors = new double[network.layers() + 1][];
    this.outputs = new double[network.layers() + 1][];
    for (int layer = 0; layer <= network.layers(); layer++) {
      int length = share(layer) > 0 ? network.width(layer) * n : 0;
      factors[layer] = new double[length];
      outputs[layer] = new double[length];
    }
  }

  /** The share of a layer's units that is dropped; inputs and outputs never are. */
  private double share(int layer) {
    boolean hidden = layer > 0 && layer < network.layers();
    return hidden ? network.dropout().get(layer - 1) : 0;
  }

  void turnOff() {
    on = false;
  }

  /** Starts the masks of a step. */
  void start(long seed, long step) {
    random = new RandomStream(seed, Purpose.DROPOUT, step);
    on = true;
  }

  boolean isOn(int layer) {
    return on && factors[layer].length > 0;
  }

  /** Draws a layer's mask and returns its activations with the mask. */
  double[] draw(int layer, double[] a, int rows, int n) {
    double share = share(layer);
    double[] factor = factors[layer];
    double[] output = outputs[layer];
    for (int unit = 0; unit < network.width(layer); unit++) {
      for (int row = 0; row < n; row++) {
        int k = unit * n + row;
        boolean kept = row < rows && random.uniform() >= share;
        factor[k] = kept ? 1 / (1 - share) : 0;
        output[k] = factor[k] * a[k];
      }
    }
    return output;
  }

  /**
   * Takes derivatives by what a layer passes on to derivatives by its activations.
   *
   * @param delta changed
   */
  void backward(int layer, double[] delta, int n) {
    for (int k = 0; k < network.width(layer) * n; k++) {
      delta[k] *= factors[layer][k];
    }
  }
}
