package dev.plateau.network;

import dev.plateau.kernel.Kernels;

/** The loss at the output layer of a pass, whose arrays it reads and writes. */
final class OutputLoss {
  private final Loss loss;
  private final Activation output;
  private final int units;
  private final double[] z;
  private final double[] a;
  private final double[] logSumExp;
  private final double[] losses;
  private final double[] delta;

  /**
   * A loss of some outputs; arrays are [units][n].
   *
   * @param losses written to, for each row
   * @param delta written to: dL/dz where the loss is fused with its activation, else dL/da
   */
  OutputLoss(
      Loss loss,
      Activation output,
      int units,
      double[] z,
      double[] a,
      double[] logSumExp,
      double[] losses,
      double[] delta) {
    this.loss = loss;
    this.output = output;
    this.units = units;
    this.z = z;
    this.a = a;
    this.logSumExp = logSumExp;
    this.losses = losses;
    this.delta = delta;
  }

  /**
   * The loss of each row and its delta in the mean.
   *
   * @param mask 1 for the rows that count, 0 for those that fill up
   * @param weights how much each row counts; none where all count alike
   * @param rows in the mean
   */
  void evaluate(Kernels kernels, double[] y, double[] mask, double[] weights, int rows, int n) {
    double scale = loss.scale(rows, units);
    switch (loss) {
      case Loss.Mse() -> kernels.squaredError(a, y, mask, scale, losses, delta, units, n);
      case Loss.Bce() -> kernels.binaryCrossEntropy(z, a, y, mask, scale, losses, delta, units, n);
      case Loss.CrossEntropy() ->
          kernels.crossEntropy(z, a, logSumExp, y, mask, scale, losses, delta, units, n);
      case Loss.Mae() -> kernels.absoluteError(a, y, mask, scale, losses, delta, units, n);
      case Loss.Huber(double limit) ->
          kernels.huber(limit, a, y, mask, scale, losses, delta, units, n);
      case Loss.Poisson() ->
          kernels.poisson(output.function(), z, a, y, mask, scale, losses, delta, units, n);
    }
    if (weights.length > 0) {
      weigh(weights, n);
    }
  }

  private void weigh(double[] weights, int n) {
    for (int r = 0; r < n; r++) {
      losses[r] *= weights[r];
    }
    for (int at = 0; at < units * n; at += n) {
      for (int r = 0; r < n; r++) {
        delta[at + r] *= weights[r];
      }
    }
  }
}
