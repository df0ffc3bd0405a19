package dev.plateau.network;

/** How far outputs are from targets, with PyTorch's conventions and the natural logarithm. */
public enum Loss {
  /** (1 / nK) sum over rows and outputs of (y - yhat)^2. */
  MSE,
  /** -(1 / nK) sum over rows and outputs of y ln yhat + (1 - y) ln(1 - yhat); sigmoid output. */
  BCE,
  /** -(1 / n) sum over rows and outputs of y ln yhat; softmax output. */
  CROSS_ENTROPY;

  /** Whether the loss is defined for an output activation. */
  public boolean accepts(Activation output) {
    return switch (this) {
      case MSE -> true;
      case BCE -> output == Activation.SIGMOID;
      case CROSS_ENTROPY -> output == Activation.SOFTMAX;
    };
  }

  /** What a sum of losses over rows is divided by. */
  double count(int rows, int outputs) {
    return this == CROSS_ENTROPY ? rows : (double) rows * outputs;
  }

  /** The factor of the difference between output and target in the delta of the mean. */
  double scale(int rows, int outputs) {
    return (this == MSE ? 2 : 1) / count(rows, outputs);
  }
}
