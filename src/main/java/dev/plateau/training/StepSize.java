package dev.plateau.training;

import java.util.OptionalDouble;

/**
 * How far a {@link StepRule} goes.
 *
 * @param learningRate alpha, above 0
 * @param schedule how alpha changes
 * @param clipNorm what the norm of a gradient is cut to, above 0
 */
public record StepSize(double learningRate, Schedule schedule, OptionalDouble clipNorm) {
  /** The founding script's alpha, in every epoch. */
  static final StepSize DEFAULT = new StepSize(0.3, Schedule.CONSTANT, OptionalDouble.empty());

  public StepSize {
    if (!(learningRate > 0) || !Double.isFinite(learningRate)) {
      throw new IllegalArgumentException("alpha is " + learningRate);
    }
    if (!(clipNorm.orElse(1) > 0)) {
      throw new IllegalArgumentException("a norm to clip to is above 0");
    }
  }

  StepSize withLearningRate(double other) {
    return new StepSize(other, schedule, clipNorm);
  }

  StepSize withSchedule(Schedule other) {
    return new StepSize(learningRate, other, clipNorm);
  }

  StepSize withClipNorm(OptionalDouble other) {
    return new StepSize(learningRate, schedule, other);
  }
}
