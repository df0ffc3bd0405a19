package dev.plateau.training;

import dev.plateau.math.RandomStream;
import dev.plateau.math.RandomStream.Purpose;
import dev.plateau.network.Objective;
import java.util.Optional;
import java.util.stream.IntStream;

/** Several steps for each epoch, each from the gradient over some rows. */
final class MiniBatchMover extends Mover {
  private final StepTaker steps;
  private final Objective objective;
  private final int size;
  private final boolean shuffled;
  private final boolean drops;
  private final long seed;
  private final int[] order;

  MiniBatchMover(StepRule rule, Spec spec, Objective objective) {
    Descent descent = spec.descent();
    this.steps = new StepTaker(rule, spec);
    this.objective = objective;
    this.size = Math.min(descent.batchSize().orElse(objective.rows()), objective.rows());
    this.shuffled = descent.shuffles();
    this.drops = spec.network().drops();
    this.seed = spec.start().seed();
    this.order = IntStream.range(0, objective.rows()).toArray();
  }

  @Override
  boolean startsFromGradient() {
    return false;
  }

  @Override
  void prepare(double[] state, double alpha) {
    steps.prepare(state, alpha);
  }

  @Override
  Optional<StopReason> move(
      double[] state, double[] gradient, double loss, double alpha, int epochsBefore) {
    long step = (long) epochsBefore * Math.ceilDiv(order.length, size);
    if (shuffled) {
      new RandomStream(seed, Purpose.SHUFFLE, epochsBefore + 1L).permute(order);
    }
    try {
      for (int from = 0; from < order.length; from += size) {
        step++;
        if (drops) {
          objective.drop(seed, step);
        }
        objective.gradient(state, order, from, Math.min(from + size, order.length), gradient);
        steps.take(state, gradient, alpha, step);
      }
    } finally {
      objective.dropNothing();
    }
    return Optional.empty();
  }

  @Override
  long evaluations(double[] state, int epochs) {
    return (long) epochs * Math.ceilDiv(order.length, size);
  }
}
