package dev.plateau.network;

import dev.plateau.kernel.Elementwise;
import java.util.ArrayList;
import java.util.List;

/**
 * How far a hidden unit still responds to its inputs: the share of the rows on which its slope
 * h'(z) is almost 0.
 *
 * @param layer from 1 on
 * @param unit from 1 on
 * @param flat share of the rows on which |h'(z)| is less than 1e-3 of its maximum
 * @param off share of the rows on which h'(z) is exactly 0
 */
public record UnitActivity(int layer, int unit, double flat, double off) {
  /** The share of its greatest slope below which a unit passes almost no gradient on. */
  public static final double FLAT = 1e-3;

  /** All hidden units, layer by layer. */
  public static List<UnitActivity> of(Objective objective, double[] theta) {
    Network network = objective.network();
    int hidden = network.layers() - 1;
    int[][] flat = new int[hidden][];
    int[][] off = new int[hidden][];
    for (int l = 0; l < hidden; l++) {
      flat[l] = new int[network.width(l + 1)];
      off[l] = new int[network.width(l + 1)];
    }
    objective.visit(
        theta,
        (from, block, pass) -> {
          for (int l = 0; l < hidden; l++) {
            count(network.activation(l + 1), l + 1, block, pass, flat[l], off[l]);
          }
        });
    return activities(flat, off, objective.rows());
  }

  private static void count(
      Activation h, int layer, Block block, Backpropagation pass, int[] flat, int[] off) {
    Elementwise function = h.function();
    double[] z = pass.z(layer);
    double[] a = pass.a(layer);
    for (int unit = 0; unit < flat.length; unit++) {
      for (int row = 0; row < block.rows; row++) {
        int k = unit * block.n + row;
        double slope = Math.abs(function.derivative(z[k], a[k]));
        flat[unit] += slope < FLAT * h.steepest() ? 1 : 0;
        off[unit] += slope == 0 ? 1 : 0;
      }
    }
  }

  private static List<UnitActivity> activities(int[][] flat, int[][] off, double rows) {
    List<UnitActivity> all = new ArrayList<>();
    for (int l = 0; l < flat.length; l++) {
      for (int unit = 0; unit < flat[l].length; unit++) {
        all.add(new UnitActivity(l + 1, unit + 1, flat[l][unit] / rows, off[l][unit] / rows));
      }
    }
    return List.copyOf(all);
  }
}
