package dev.plateau.training;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When a run may end before its last epoch; without any criterion it never does.
 *
 * @param lossBelow ends once the loss is below
 * @param gradientBelow ends once the norm of the gradient over all rows is below, that of the
 *     weights' penalty included
 * @param seconds ends after this much training time; where that falls depends on the machine, so
 *     the caller of the {@link Trainer} keeps the clock
 * @param patience ends after so many epochs without an improvement of the held-out loss, or of the
 *     training loss where nothing is held out
 * @param minDelta what counts as an improvement, at least 0; 0 where it is absent
 */
public record StoppingCriteria(
    OptionalDouble lossBelow,
    OptionalDouble gradientBelow,
    OptionalDouble seconds,
    OptionalInt patience,
    OptionalDouble minDelta) {

  public static final StoppingCriteria NONE =
      new StoppingCriteria(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

  public StoppingCriteria {
    if (patience.orElse(1) < 1 || !(minDelta.orElse(0) >= 0)) {
      throw new IllegalArgumentException("patience is at least 1, minDelta at least 0");
    }
  }

  public StoppingCriteria(
      OptionalDouble lossBelow, OptionalDouble gradientBelow, OptionalDouble seconds) {
    this(lossBelow, gradientBelow, seconds, OptionalInt.empty(), OptionalDouble.empty());
  }

  public StoppingCriteria withLossBelow(double loss) {
    return new StoppingCriteria(
        OptionalDouble.of(loss), gradientBelow, seconds, patience, minDelta);
  }

  public StoppingCriteria withGradientBelow(double norm) {
    return new StoppingCriteria(lossBelow, OptionalDouble.of(norm), seconds, patience, minDelta);
  }

  public StoppingCriteria withSeconds(double limit) {
    return new StoppingCriteria(
        lossBelow, gradientBelow, OptionalDouble.of(limit), patience, minDelta);
  }

  public StoppingCriteria withPatience(int epochs, double improvement) {
    return new StoppingCriteria(
        lossBelow, gradientBelow, seconds, OptionalInt.of(epochs), OptionalDouble.of(improvement));
  }

  boolean metByLoss(double loss) {
    return lossBelow.isPresent() && loss < lossBelow.getAsDouble();
  }

  boolean metByGradient(double norm) {
    return gradientBelow.isPresent() && norm < gradientBelow.getAsDouble();
  }
}
