package dev.plateau.training;

import java.util.OptionalDouble;

/**
 * When a run may end before its last epoch; without any rule it never does.
 *
 * @param lossBelow ends once the loss is below
 * @param gradientBelow ends once the norm of the gradient over all rows is below
 * @param seconds ends after this much training time; where that falls depends on the machine, so
 *     the caller of the {@link Trainer} keeps the clock
 */
public record StoppingCriteria(
    OptionalDouble lossBelow, OptionalDouble gradientBelow, OptionalDouble seconds) {

  public static final StoppingCriteria NONE =
      new StoppingCriteria(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public StoppingCriteria withLossBelow(double loss) {
    return new StoppingCriteria(OptionalDouble.of(loss), gradientBelow, seconds);
  }

  public StoppingCriteria withGradientBelow(double norm) {
    return new StoppingCriteria(lossBelow, OptionalDouble.of(norm), seconds);
  }

  public StoppingCriteria withSeconds(double limit) {
    return new StoppingCriteria(lossBelow, gradientBelow, OptionalDouble.of(limit));
  }

  boolean metByLoss(double loss) {
    return lossBelow.isPresent() && loss < lossBelow.getAsDouble();
  }

  boolean metByGradient(double norm) {
    return gradientBelow.isPresent() && norm < gradientBelow.getAsDouble();
  }
}
