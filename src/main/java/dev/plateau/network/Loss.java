package dev.plateau.network;

/** How far outputs are from targets, with PyTorch's conventions and the natural logarithm. */
@SuppressWarnings("ClassInitializationDeadlock") // only the constants below make these records
public sealed interface Loss {
  Loss MSE = new Mse();
  Loss BCE = new Bce();
  Loss CROSS_ENTROPY = new CrossEntropy();
  Loss MAE = new Mae();
  Loss POISSON = new Poisson();

  /** (1 / nK) sum over rows and outputs of (y - yhat)^2. */
  record Mse() implements Loss {}

  /** -(1 / nK) sum over rows and outputs of y ln yhat + (1 - y) ln(1 - yhat); sigmoid output. */
  record Bce() implements Loss {}

  /** -(1 / n) sum over rows and outputs of y ln yhat; softmax output. */
  record CrossEntropy() implements Loss {}

  /** (1 / nK) sum over rows and outputs of |y - yhat|. */
  record Mae() implements Loss {}

  /**
   * (1 / nK) sum over rows and outputs of e^2 / 2 where |e| is at most delta, else of delta (|e| -
   * delta / 2), with e = y - yhat.
   *
   * @param delta above 0
   */
  record Huber(double delta) implements Loss {
    /** With PyTorch's delta. */
    public Huber() {
      this(1);
    }
  }

  /**
   * (1 / nK) sum over rows and outputs of yhat - y + y ln(y / yhat), half of Poisson's deviance, 0
   * where outputs and targets agree; PyTorch leaves out what depends on y alone. Outputs are above
   * 0: softplus or exponential.
   */
  record Poisson() implements Loss {}

  /** Whether the loss is defined for an output activation. */
  default boolean accepts(Activation output) {
    return switch (this) {
      case Mse() -> true;
      case Bce() -> output == Activation.SIGMOID;
      case CrossEntropy() -> output == Activation.SOFTMAX;
      case Mae(), Huber _ -> output != Activation.SOFTMAX;
      case Poisson() -> output == Activation.SOFTPLUS || output == Activation.EXPONENTIAL;
    };
  }

  /** Whether targets are probabilities. */
  default boolean ofProbabilities() {
    return this instanceof Bce || this instanceof CrossEntropy;
  }

  /** Whether the derivative by z is taken at once, as loss and activation belong together. */
  default boolean fused() {
    return ofProbabilities() || this instanceof Poisson;
  }

  /** Whether the loss has derivatives of every order everywhere. */
  default boolean smooth() {
    return !(this instanceof Mae || this instanceof Huber);
  }

  /** Which smooth piece of the loss an output's error lies in, from 0 on. */
  default int piece(double error) {
    return switch (this) {
      case Mae() -> error <= 0 ? 0 : 1;
      case Huber(double delta) -> error <= -delta ? 0 : error <= delta ? 1 : 2;
      case Mse(), Bce(), CrossEntropy(), Poisson() -> 0;
    };
  }

  /** What a sum of losses over rows is divided by. */
  default double count(int rows, int outputs) {
    return this instanceof CrossEntropy ? rows : (double) rows * outputs;
  }

  /** The factor of the derivative of a loss in the delta of the mean. */
  default double scale(int rows, int outputs) {
    return (this instanceof Mse ? 2 : 1) / count(rows, outputs);
  }
}
