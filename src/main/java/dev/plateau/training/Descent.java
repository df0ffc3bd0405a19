package dev.plateau.training;

import java.util.OptionalInt;

/**
 * How theta goes downhill, and for how long.
 *
 * @param learningRate alpha, above 0
 * @param epochs at least 1
 * @param batchSize rows in a mini-batch; absent for the full batch
 */
public record Descent(
    Optimizer optimizer,
    double learningRate,
    int epochs,
    OptionalInt batchSize,
    StoppingCriteria stopWhen) {
  /** The founding script's: full-batch gradient descent with alpha 0.3 for 10,000 epochs. */
  public static final Descent DEFAULT =
      new Descent(
          new Optimizer.GradientDescent(), 0.3, 10_000, OptionalInt.empty(), StoppingCriteria.NONE);

  public Descent {
    if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException("alpha is " + learningRate);
    }
    if (epochs < 1 || batchSize.orElse(1) < 1) {
      throw new IllegalArgumentException("epochs and batch size are at least 1");
    }
  }

  public Descent withOptimizer(Optimizer other) {
    return new Descent(other, learningRate, epochs, batchSize, stopWhen);
  }

  public Descent withLearningRate(double other) {
    return new Descent(optimizer, other, epochs, batchSize, stopWhen);
  }

  public Descent withEpochs(int other) {
    return new Descent(optimizer, learningRate, other, batchSize, stopWhen);
  }

  public Descent withBatchSize(OptionalInt other) {
    return new Descent(optimizer, learningRate, epochs, other, stopWhen);
  }

  public Descent withStopWhen(StoppingCriteria other) {
    return new Descent(optimizer, learningRate, epochs, batchSize, other);
  }
}
