package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The predictions of a network over a {@link Region}; inputs that do not vary are held at their
 * means over the training rows.
 */
public final class Surface {
  private final Spec spec;
  private final Dataset data;
  private final double[] theta;
  private final Region region;
  private final double[] means;

  /**
   * The surface of a trained network.
   *
   * @param data the training rows
   */
  public Surface(Spec spec, Dataset data, double[] theta, Region region) {
    this.spec = spec;
    this.data = data;
    this.theta = theta;
    this.region = region;
    this.means =
        IntStream.range(0, data.inputs())
            .mapToDouble(input -> region.varies(input) ? 0 : mean(input))
            .toArray();
  }

  public Network network() {
    return spec.network();
  }

  private double mean(int input) {
    return IntStream.range(0, data.rows())
        .mapToDouble(row -> data.input(row, input) / data.rows())
        .sum();
  }

  /** The value of each input that is held, NaN for those that vary. */
  public List<Double> held() {
    return IntStream.range(0, means.length)
        .mapToObj(input -> region.varies(input) ? Double.NaN : means[input])
        .toList();
  }

  /**
   * Predictions on a grid.
   *
   * @param y empty when one input varies
   * @param z for each value of y, or once, the predictions at each value of x
   */
  public record Grid(List<Double> x, List<Double> y, List<double[]> z) {}

  /** Predictions at so many values on each side. */
  public Grid grid(int resolution) {
    List<Double> x = region.x().values(resolution);
    List<Double> y = region.y().map(side -> side.values(resolution)).orElse(List.of());
    UnaryOperator<Dataset> prepared =
        spec.preparation().standardize() ? Standardization.of(data)::apply : rows -> rows;
    List<double[]> z = new ArrayList<>();
    for (double up : y.isEmpty() ? List.of(0.0) : y) {
      z.add(predictions(prepared.apply(line(x, up))));
    }
    return new Grid(x, y, z);
  }

  private Dataset line(List<Double> x, double up) {
    double[][] inputs = new double[x.size()][];
    for (int k = 0; k < inputs.length; k++) {
      double[] row = means.clone();
      region.y().ifPresent(side -> row[side.input()] = up);
      row[region.x().input()] = x.get(k);
      inputs[k] = row;
    }
    return Dataset.ofRows(inputs, new double[inputs.length][data.targets()]);
  }

  private double[] predictions(Dataset line) {
    double[][] all = new Objective(spec.network(), spec.loss(), line).predictions(theta);
    return IntStream.range(0, all.length).mapToDouble(k -> all[k][region.output()]).toArray();
  }
}
