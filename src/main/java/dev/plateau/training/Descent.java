package dev.plateau.training;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How theta goes downhill, and for how long. A {@link Search} has no step size and takes all rows
 * at once: what is said of these is dropped.
 *
 * @param stepSize alpha and what changes it
 * @param weightDecay factor of the penalty 1/2 sum of w^2 over the weights, at least 0
 * @param batches the rows of a step
 * @param ending the last epoch, and which one is the result
 */
public record Descent(
    Optimizer optimizer, StepSize stepSize, double weightDecay, Batches batches, Ending ending) {
  /** The founding script's: full-batch gradient descent with alpha 0.3 for 10,000 epochs. */
  public static final Descent DEFAULT =
      new Descent(
          new Optimizer.GradientDescent(), StepSize.DEFAULT, 0, Batches.FULL, Ending.DEFAULT);

  public Descent {
    if (!(weightDecay >= 0) || !Double.isFinite(weightDecay)) {
      throw new IllegalArgumentException("weight decay is " + weightDecay);
    }
    if (optimizer instanceof Search) {
      stepSize = StepSize.DEFAULT;
      batches = batches.withSize(OptionalInt.empty());
    }
  }

  /** Alpha; no {@link Search} uses it. */
  public double learningRate() {
    return stepSize.learningRate();
  }

  public Schedule schedule() {
    return stepSize.schedule();
  }

  public OptionalDouble clipNorm() {
    return stepSize.clipNorm();
  }

  /** Rows in a mini-batch; absent for the full batch. */
  public OptionalInt batchSize() {
    return batches.size();
  }

  public BatchOrder batchOrder() {
    return batches.order();
  }

  public int epochs() {
    return ending.epochs();
  }

  public StoppingCriteria stopWhen() {
    return ending.stopWhen();
  }

  public Keep keep() {
    return ending.keep();
  }

  /** Whether each epoch takes the rows in an order of its own. */
  boolean shuffles() {
    return batchSize().isPresent() && batchOrder() == BatchOrder.SHUFFLED;
  }

  public Descent withOptimizer(Optimizer other) {
    return new Descent(other, stepSize, weightDecay, batches, ending);
  }

  public Descent withWeightDecay(double other) {
    return new Descent(optimizer, stepSize, other, batches, ending);
  }

  public Descent withLearningRate(double other) {
    return withStepSize(stepSize.withLearningRate(other));
  }

  public Descent withSchedule(Schedule other) {
    return withStepSize(stepSize.withSchedule(other));
  }

  public Descent withClipNorm(OptionalDouble other) {
    return withStepSize(stepSize.withClipNorm(other));
  }

  public Descent withBatchSize(OptionalInt other) {
    return withBatches(batches.withSize(other));
  }

  public Descent withBatchOrder(BatchOrder other) {
    return withBatches(batches.withOrder(other));
  }

  public Descent withEpochs(int other) {
    return withEnding(ending.withEpochs(other));
  }

  public Descent withStopWhen(StoppingCriteria other) {
    return withEnding(ending.withStopWhen(other));
  }

  public Descent withKeep(Keep other) {
    return withEnding(ending.withKeep(other));
  }

  private Descent withStepSize(StepSize other) {
    return new Descent(optimizer, other, weightDecay, batches, ending);
  }

  private Descent withBatches(Batches other) {
    return new Descent(optimizer, stepSize, weightDecay, other, ending);
  }

  private Descent withEnding(Ending other) {
    return new Descent(optimizer, stepSize, weightDecay, batches, other);
  }
}
