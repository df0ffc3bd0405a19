package dev.plateau.network;

import static dev.plateau.kernel.Kernels.padded;

import dev.plateau.data.Dataset;
import java.util.Arrays;

/**
 * Up to {@link dev.plateau.kernel.Kernels#BLOCK} rows as the kernels want them: unit by unit, the
 * last row repeated until the stripes are full.
 */
final class Block {
  /** Rows gathered side by side: as many doubles as a line of memory holds. */
  private static final int SIDE_BY_SIDE = 8;

  private final int[] starts = new int[SIDE_BY_SIDE];
  final double[] inputs;
  final double[] targets;
  final double[] mask;

  /** How much each row counts; none where all count alike. */
  final double[] weights;

  int rows;
  int n;

  /** Room for so many rows like those of a data set. */
  Block(Dataset data, int capacity) {
    inputs = new double[data.inputs() * padded(capacity)];
    targets = new double[data.targets() * padded(capacity)];
    mask = new double[padded(capacity)];
    weights = new double[data.isWeighted() ? padded(capacity) : 0];
  }

  /** Takes in the rows order[from] .. order[from + rows - 1]. */
  void load(Dataset data, int[] order, int from, int rows) {
    this.rows = rows;
    n = padded(rows);
    data.gatherInputs(order, from, rows, inputs, n, starts);
    data.gatherTargets(order, from, rows, targets, n, starts);
    Arrays.fill(mask, 0, rows, 1);
    Arrays.fill(mask, rows, n, 0);
    for (int r = 0; r < Math.min(n, weights.length); r++) {
      weights[r] = data.weight(order[from + Math.min(r, rows - 1)]);
    }
  }

  double weight(int row) {
    return weights.length == 0 ? 1 : weights[row];
  }
}
