package dev.plateau.network;

import static dev.plateau.math.Kernels.BLOCK;

import dev.plateau.data.Dataset;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * L(theta; data): the loss of a network on rows, and its gradient.
 *
 * <p>Belongs to one thread: it holds the memory of one pass, sized for one block of rows. Between
 * blocks it asks whether the work is still wanted.
 */
public final class Objective {
  private final Network network;
  private final Dataset data;
  private final int[] everyRow;
  private final Backpropagation pass;
  private final BooleanSupplier abandoned;

  public Objective(Network network, Loss loss, Dataset data) {
    this(network, loss, data, () -> false);
  }

  /**
   * An objective that can be interrupted.
   *
   * @param abandoned asked before each block of rows; once it answers true, the methods throw
   *     CancellationException
   */
  public Objective(Network network, Loss loss, Dataset data, BooleanSupplier abandoned) {
    if (network.inputs() != data.inputs() || network.outputs() != data.targets()) {
      throw new IllegalArgumentException(
          "a network of %d inputs and %d outputs for %s"
              .formatted(network.inputs(), network.outputs(), data));
    }
    this.network = network;
    this.data = data;
    this.everyRow = IntStream.range(0, data.rows()).toArray();
    this.pass = new Backpropagation(network, loss);
    this.abandoned = abandoned;
  }

  public Network network() {
    return network;
  }

  public int rows() {
    return data.rows();
  }

  /** L over all rows. */
  public double loss(double[] theta) {
    double sum = 0;
    for (int from = 0; from < data.rows(); from += BLOCK) {
      sum += load(everyRow, from, data.rows(), theta).loss();
    }
    return pass.mean(sum, data.rows());
  }

  /**
   * L over all rows and its gradient.
   *
   * @param gradient written to
   * @return the loss
   */
  public double gradient(double[] theta, double[] gradient) {
    return gradient(theta, everyRow, 0, data.rows(), gradient);
  }

  /**
   * L over the rows order[from] .. order[to - 1] and its gradient.
   *
   * @param gradient written to
   * @return the loss
   */
  public double gradient(double[] theta, int[] order, int from, int to, double[] gradient) {
    Arrays.fill(gradient, 0);
    double sum = 0;
    for (int at = from; at < to; at += BLOCK) {
      sum += load(order, at, to, theta).loss();
      pass.backward(theta, gradient, to - from);
    }
    return pass.mean(sum, to - from);
  }

  /**
   * What the network answers for each row.
   *
   * @return [rows][outputs]
   */
  public double[][] predictions(double[] theta) {
    double[][] predictions = new double[data.rows()][];
    for (int from = 0; from < data.rows(); from += BLOCK) {
      load(everyRow, from, data.rows(), theta);
      int last = Math.min(from + BLOCK, data.rows());
      for (int row = from; row < last; row++) {
        predictions[row] = pass.output(row - from);
      }
    }
    return predictions;
  }

  private Backpropagation load(int[] order, int from, int end, double[] theta) {
    if (abandoned.getAsBoolean()) {
      throw new CancellationException("the work was abandoned between two blocks of rows");
    }
    int n = Math.min(BLOCK, end - from);
    data.gatherInputs(order, from, n, pass.inputs(), BLOCK);
    data.gatherTargets(order, from, n, pass.targets(), BLOCK);
    pass.forward(theta, n);
    return pass;
  }
}
