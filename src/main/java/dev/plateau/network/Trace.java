package dev.plateau.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The forward and backward pass of one row, layer by layer from layer 1 on.
 *
 * @param z the sums of the units
 * @param a the activations of the units
 * @param delta the row's share of dL/dz: dL/dw is the sum over rows of the delta behind the weight
 *     times what goes into it, dL/db the sum over rows of delta
 * @param loss the row's own; L is the mean over rows
 */
public record Trace(
    List<Double> input,
    List<Double> target,
    List<List<Double>> z,
    List<List<Double>> a,
    List<List<Double>> delta,
    double loss) {

  public List<Double> prediction() {
    return a.getLast();
  }

  /** The traces of the first rows, in order. */
  static List<Trace> of(Objective objective, double[] theta, int rows) {
    List<Trace> traces = new ArrayList<>();
    double[] gradient = new double[theta.length];
    objective.visit(
        theta,
        (from, block, pass) -> {
          if (from < rows) {
            pass.loss(objective.rows());
            pass.backward(theta, gradient);
            for (int row = 0; row < Math.min(block.rows, rows - from); row++) {
              traces.add(of(objective, from, row, block, pass));
            }
          }
        });
    return traces;
  }

  private static Trace of(
      Objective objective, int from, int row, Block block, Backpropagation pass) {
    Network network = objective.network();
    double count = objective.loss().count(1, network.outputs());
    List<Integer> layers = IntStream.rangeClosed(1, network.layers()).boxed().toList();
    return new Trace(
        boxed(objective.data().inputRow(from + row)),
        boxed(objective.data().targetRow(from + row)),
        layers.stream().map(l -> row(pass.z(l), network.width(l), block.n, row)).toList(),
        layers.stream().map(l -> row(pass.a(l), network.width(l), block.n, row)).toList(),
        layers.stream().map(l -> row(pass.delta(l), network.width(l), block.n, row)).toList(),
        pass.rowLoss(row) / count);
  }

  private static List<Double> row(double[] units, int width, int n, int row) {
    return IntStream.range(0, width).mapToObj(unit -> units[unit * n + row]).toList();
  }

  private static List<Double> boxed(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
