package dev.plateau.web.result;

import dev.plateau.data.Dataset;
import dev.plateau.data.Standardization;
import dev.plateau.network.Objective;
import dev.plateau.plot.Grid;
import dev.plateau.plot.Numerals;
import dev.plateau.training.Spec;
import dev.plateau.web.result.Region.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a network answers over a region of its inputs; inputs outside of it are held at their means
 * over the training rows.
 */
final class Surface {
  /** Rows of the data that a picture shows at most. */
  private static final int MOST_ROWS = 1_000;

  private static final Grid.Side NONE = new Grid.Side("", List.of());

  private final Spec spec;
  private final Dataset data;
  private final double[] theta;
  private final Region region;
  private final double[] means;

  Surface(Spec spec, Dataset data, double[] theta, Region region) {
    this.spec = spec;
    this.data = data;
    this.theta = theta;
    this.region = region;
    this.means =
        IntStream.range(0, data.inputs())
            .mapToDouble(input -> region.varies(input) ? 0 : mean(input))
            .toArray();
  }

  private double mean(int input) {
    return IntStream.range(0, data.rows())
        .mapToDouble(row -> data.input(row, input) / data.rows())
        .sum();
  }

  /** The inputs that do not vary, nothing where they do. */
  List<Double> held() {
    return IntStream.range(0, means.length)
        .mapToObj(input -> region.varies(input) ? Double.NaN : means[input])
        .toList();
  }

  /** Predictions on a grid of so many values on each side, and rows of the data. */
  Grid grid(int resolution) {
    List<Double> x = region.x().values(resolution);
    List<Double> y = region.y().map(side -> side.values(resolution)).orElse(List.of());
    UnaryOperator<Dataset> prepared =
        spec.preparation().standardize() ? Standardization.of(data)::apply : rows -> rows;
    List<double[]> z = new ArrayList<>();
    for (double up : y.isEmpty() ? List.of(0.0) : y) {
      z.add(predictions(prepared.apply(line(x, up))));
    }
    return new Grid(
        side(region.x(), x), region.y().map(side -> side(side, y)).orElse(NONE), z, name(), rows());
  }

  private static Grid.Side side(Side side, List<Double> values) {
    return new Grid.Side(Numerals.indexed("x", side.input() + 1), values);
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

  private String name() {
    return data.targets() == 1 ? "prediction" : "prediction " + (region.output() + 1);
  }

  private List<Grid.Row> rows() {
    int stride = Math.ceilDiv(data.rows(), MOST_ROWS);
    return IntStream.range(0, Math.ceilDiv(data.rows(), stride))
        .mapToObj(k -> row(k * stride))
        .toList();
  }

  private Grid.Row row(int row) {
    return new Grid.Row(
        data.input(row, region.x().input()),
        region.y().map(side -> data.input(row, side.input())).orElse(0.0),
        data.target(row, region.output()));
  }
}
