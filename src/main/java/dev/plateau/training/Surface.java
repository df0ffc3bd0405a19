package dev.plateau.training;

import dev.plateau.data.Dataset;
import dev.plateau.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The predictions of a network over a {@link Region}; inputs that do not vary are held at their
 * means over the training rows.
 */
public final class Surface {
  private final TrainedNetwork trained;
  private final Dataset data;
  private final Region region;
  private final double[] means;

  /** The surface of a trained network. */
  public Surface(TrainedNetwork trained, Region region) {
    this.trained = trained;
    this.data = trained.training();
    this.region = region;
    double[] all = means(data);
    this.means =
        IntStream.range(0, data.inputs())
            .mapToDouble(input -> region.varies(input) ? 0 : all[input])
            .toArray();
  }

  public Network network() {
    return trained.network();
  }

  /** The mean of each input, where it is held. */
  public static double[] means(Dataset data) {
    return IntStream.range(0, data.inputs()).mapToDouble(input -> mean(data, input)).toArray();
  }

  private static double mean(Dataset data, int input) {
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
    List<double[]> z = new ArrayList<>();
    for (double up : y.isEmpty() ? List.of(0.0) : y) {
      z.add(predictions(line(x, up)));
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
    return trained.predictions(line).stream().mapToDouble(row -> row[region.output()]).toArray();
  }
}
