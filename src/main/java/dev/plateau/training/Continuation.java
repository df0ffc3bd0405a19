package dev.plateau.training;

import dev.plateau.math.Numbers;
import java.util.Arrays;

/**
 * Where another run was after some epoch, for a run that goes on from there.
 *
 * <p>Theta is taken over in any case. The optimizer's memory, the count of its steps and the order
 * of rows go on where the optimizer is the same, the schedule's memory where that is the same too:
 * then both runs together have the bits of one long run.
 *
 * @param optimizer of the other run
 * @param schedule of the other run
 * @param epochs that led there, of all runs before
 * @param state as {@link Trainer#state} returns it
 */
public record Continuation(Optimizer optimizer, Schedule schedule, int epochs, Numbers state) {
  public Continuation withState(Numbers other) {
    return new Continuation(optimizer, schedule, epochs, other);
  }

  /** The first entries of the state. */
  public double[] theta(int parameters) {
    if (state.size() < parameters) {
      throw new IllegalArgumentException(
          "a state of %d numbers for %d parameters".formatted(state.size(), parameters));
    }
    return Arrays.copyOf(state.toArray(), parameters);
  }

  /** How many epochs a run with this descent counts as done before its first one. */
  int epochsBefore(Descent descent) {
    return descent.optimizer().equals(optimizer) ? epochs : 0;
  }

  /**
   * Takes over what fits.
   *
   * @param other state of a run before its first epoch; written to
   */
  void copyTo(double[] other, StateLayout layout, Descent descent) {
    boolean sameOptimizer = descent.optimizer().equals(optimizer);
    boolean sameSchedule = sameOptimizer && descent.schedule().equals(schedule);
    int count =
        sameSchedule
            ? layout.patienceAt()
            : sameOptimizer ? layout.scheduleAt() : layout.parameters();
    System.arraycopy(theta(count), 0, other, 0, count);
  }
}
