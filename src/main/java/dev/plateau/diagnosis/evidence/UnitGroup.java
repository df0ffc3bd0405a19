package dev.plateau.diagnosis.evidence;

import dev.plateau.kernel.LayerLayout;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hidden units of one layer that do the same and get the same gradient: equal in incoming weights,
 * bias and outgoing weights. Where the activation is odd, a unit and its negative do the same too.
 *
 * @param layer from 1 on
 * @param units from 1 on, ascending, at least two
 * @param distance the largest relative difference between the first unit and another one
 */
public record UnitGroup(int layer, List<Integer> units, double distance) {
  /** The relative difference up to which units are equal. */
  public static final double EQUAL = 1e-12;

  /** All groups of a network, layer by layer. */
  public static List<UnitGroup> of(Network network, double[] theta) {
    List<UnitGroup> groups = new ArrayList<>();
    for (int layer = 1; layer < network.layers(); layer++) {
      groups.addAll(new Layer(network, theta, layer).groups());
    }
    return groups;
  }

  /**
   * How far the units of a layer differ from its first, relative to its largest number: the least
   * of all layers with more than one unit; infinite where there is none.
   */
  public static double spread(Network network, double[] theta) {
    return IntStream.range(1, network.layers())
        .filter(layer -> network.width(layer) > 1)
        .mapToDouble(layer -> new Layer(network, theta, layer).spread())
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The units of one layer, each as a list of its numbers. */
  private static final class Layer {
    private final int layer;
    private final boolean odd;
    private final double[][] units;

    Layer(Network network, double[] theta, int layer) {
      Activation h = network.activation(layer);
      this.layer = layer;
      this.odd = h.odd();
      LayerLayout in = network.layouts().get(layer - 1);
      LayerLayout out = network.layouts().get(layer);
      this.units = new double[in.out()][];
      for (int unit = 0; unit < units.length; unit++) {
        units[unit] = numbers(theta, in, out, unit);
      }
    }

    private static double[] numbers(double[] theta, LayerLayout in, LayerLayout out, int unit) {
      double[] numbers = new double[in.in() + 1 + out.out()];
      for (int i = 0; i < in.in(); i++) {
        numbers[i] = theta[in.weightsAt() + i * in.out() + unit];
      }
      numbers[in.in()] = in.bias(theta, unit);
      System.arraycopy(theta, out.weightsAt() + unit * out.out(), numbers, in.in() + 1, out.out());
      return numbers;
    }

    /** Equal units have equal sizes, so sorted by size they are neighbours. */
    List<UnitGroup> groups() {
      List<Integer> order =
          IntStream.range(0, units.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer unit) -> size(units[unit])))
              .toList();
      List<UnitGroup> groups = new ArrayList<>();
      boolean[] taken = new boolean[units.length];
      for (int at = 0; at < order.size(); at++) {
        UnitGroup group = groupOf(order, at, taken);
        if (group.units.size() > 1) {
          groups.add(group);
        }
      }
      groups.sort(Comparator.comparing(group -> group.units.getFirst()));
      return groups;
    }

    private UnitGroup groupOf(List<Integer> order, int at, boolean[] taken) {
      int first = order.get(at);
      double size = size(units[first]);
      List<Integer> members = new ArrayList<>();
      double farthest = 0;
      for (int next = at; next < order.size() && !taken[first]; next++) {
        int unit = order.get(next);
        if (size(units[unit]) > size * (1 + EQUAL)) {
          break;
        }
        double distance = distance(units[first], units[unit]);
        if (!taken[unit] && distance <= EQUAL) {
          members.add(unit + 1);
          farthest = Math.max(farthest, distance);
        }
      }
      members.forEach(unit -> taken[unit - 1] = true);
      return new UnitGroup(layer, members.stream().sorted().toList(), farthest);
    }

    double spread() {
      double most = 0;
      for (double[] unit : units) {
        most = Math.max(most, distance(units[0], unit));
      }
      return most;
    }

    private static double size(double[] numbers) {
      double most = 0;
      for (double number : numbers) {
        most = Math.max(most, Math.abs(number));
      }
      return most;
    }

    private double distance(double[] one, double[] other) {
      double straight = distance(one, other, 1);
      return odd ? Math.min(straight, distance(one, other, -1)) : straight;
    }

    private static double distance(double[] one, double[] other, int sign) {
      double size = size(one);
      double most = 0;
      for (int k = 0; k < one.length; k++) {
        most = Math.max(most, Math.abs(one[k] - sign * other[k]));
      }
      return size == 0 ? most : most / size;
    }
  }
}
