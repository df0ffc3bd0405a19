package dev.plateau.training;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How theta goes downhill, and for how long.
 *
 * @param learningRate alpha, above 0; no {@link Search} uses it
 * @param schedule how alpha changes
 * @param weightDecay factor of the penalty 1/2 sum of w^2 over the weights, at least 0
 * @param clipNorm what the norm of a gradient is cut to
 * @param epochs at least 1
 * @param batchSize rows in a mini-batch; absent for the full batch
 * @param batchOrder of the rows in mini-batches
 * @param stopWhen criteria to end earlier
 * @param keep which epoch is the result
 */
public record Descent(
    Optimizer optimizer,
    double learningRate,
    Schedule schedule,
    double weightDecay,
    OptionalDouble clipNorm,
    int epochs,
    OptionalInt batchSize,
    BatchOrder batchOrder,
    StoppingCriteria stopWhen,
    Keep keep) {
  /** The founding script's: full-batch gradient descent with alpha 0.3 for 10,000 epochs. */
  public static final Descent DEFAULT =
      new Descent(
          new Optimizer.GradientDescent(),
          0.3,
          Schedule.CONSTANT,
          0,
          OptionalDouble.empty(),
          10_000,
          OptionalInt.empty(),
          BatchOrder.SHUFFLED,
          StoppingCriteria.NONE,
          Keep.LAST);

  public Descent {
    if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException("alpha is " + learningRate);
    }
    if (epochs < 1 || batchSize.orElse(1) < 1) {
      throw new IllegalArgumentException("epochs and batch size are at least 1");
    }
    if (!(weightDecay >= 0) || !(clipNorm.orElse(1) > 0)) {
      throw new IllegalArgumentException("weight decay is at least 0, a norm to clip to above 0");
    }
  }

  public Descent withOptimizer(Optimizer other) {
    return new Descent(
        other,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withLearningRate(double other) {
    return new Descent(
        optimizer,
        other,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withSchedule(Schedule other) {
    return new Descent(
        optimizer,
        learningRate,
        other,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withWeightDecay(double other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        other,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withClipNorm(OptionalDouble other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        other,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withEpochs(int other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        other,
        batchSize,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withBatchSize(OptionalInt other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        other,
        batchOrder,
        stopWhen,
        keep);
  }

  public Descent withBatchOrder(BatchOrder other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        other,
        stopWhen,
        keep);
  }

  public Descent withStopWhen(StoppingCriteria other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        other,
        keep);
  }

  public Descent withKeep(Keep other) {
    return new Descent(
        optimizer,
        learningRate,
        schedule,
        weightDecay,
        clipNorm,
        epochs,
        batchSize,
        batchOrder,
        stopWhen,
        other);
  }
}
