package dev.plateau.diagnosis.evidence;

import dev.plateau.data.Dataset;
import dev.plateau.math.NormalEquations;
import java.util.OptionalDouble;

/** The linear map of least squares from inputs to targets: what no linear network can beat. */
public final class LinearFit {
  /** Of the largest diagonal entry: keeps columns that depend on others from making it singular. */
  private static final double DAMPING = 1e-12;

  private final Dataset data;
  private final int unknowns;
  private final double[] means;

  private LinearFit(Dataset data, boolean bias) {
    this.data = data;
    this.unknowns = data.inputs() + (bias ? 1 : 0);
    this.means = new double[data.inputs()];
    for (int row = 0; row < data.rows() && bias; row++) {
      for (int column = 0; column < means.length; column++) {
        means[column] += data.input(row, column) / data.rows();
      }
    }
  }

  /**
   * The mean squared error of the fit.
   *
   * @param bias whether the map may have a constant
   * @param effort multiplications that it may take
   * @return empty where it takes more, or cannot be solved in floating point
   */
  public static OptionalDouble loss(Dataset data, boolean bias, double effort) {
    double unknowns = data.inputs() + 1.0;
    double work = data.targets() * unknowns * unknowns * (data.rows() + unknowns);
    return work > effort ? OptionalDouble.empty() : new LinearFit(data, bias).loss();
  }

  private OptionalDouble loss() {
    double sum = 0;
    for (int target = 0; target < data.targets(); target++) {
      double[] map = new double[unknowns];
      if (!solve(target, map)) {
        return OptionalDouble.empty();
      }
      for (int row = 0; row < data.rows(); row++) {
        double error = data.target(row, target);
        double[] inputs = inputs(row);
        for (int k = 0; k < unknowns; k++) {
          error -= map[k] * inputs[k];
        }
        sum += data.weight(row) * error * error;
      }
    }
    double loss = sum / data.rows() / data.targets();
    return Double.isFinite(loss) ? OptionalDouble.of(loss) : OptionalDouble.empty();
  }

  private boolean solve(int target, double[] map) {
    NormalEquations equations = new NormalEquations(unknowns);
    double largest = 0;
    for (int row = 0; row < data.rows(); row++) {
      double root = Math.sqrt(data.weight(row));
      double[] inputs = inputs(row);
      double square = 0;
      for (int k = 0; k < unknowns; k++) {
        inputs[k] *= root;
        square = Math.max(square, inputs[k] * inputs[k]);
      }
      largest += square;
      equations.add(inputs, root * data.target(row, target));
    }
    return equations.solve(DAMPING * largest, map);
  }

  /** A row's inputs less their means, and 1 for the constant. */
  private double[] inputs(int row) {
    double[] inputs = new double[unknowns];
    for (int column = 0; column < means.length; column++) {
      inputs[column] = data.input(row, column) - means[column];
    }
    if (unknowns > means.length) {
      inputs[means.length] = 1;
    }
    return inputs;
  }
}
