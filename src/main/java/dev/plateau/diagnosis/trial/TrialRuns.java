package dev.plateau.diagnosis.trial;

import dev.plateau.training.Fleet.Finish;
import dev.plateau.training.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What came of the runs of one spec.
 *
 * @param finishes in the order of their seeds
 * @param goal loss from which on a run has converged
 */
public record TrialRuns(List<Finish> finishes, double goal) {
  boolean converged(Finish finish) {
    return finish.end().reachedGoal() || (finish.end().isComplete() && finish.loss() <= goal);
  }

  /** Whether the run with the spec's own seed converged. */
  boolean ownConverged() {
    return !finishes.isEmpty() && converged(finishes.getFirst());
  }

  Optional<Finish> firstConverged() {
    return finishes.stream().filter(this::converged).findFirst();
  }

  public double lowestLoss() {
    return finishes.stream()
        .mapToDouble(Finish::loss)
        .filter(Double::isFinite)
        .min()
        .orElse(Double.NaN);
  }

  public TrialResult trial() {
    int[] epochs =
        finishes.stream()
            .filter(this::converged)
            .mapToInt(run -> run.reached().orElse(run.epochs()))
            .sorted()
            .toArray();
    double[] losses =
        finishes.stream()
            .mapToDouble(run -> run.end() == StopReason.NOT_FINITE ? Double.NaN : run.loss())
            .sorted()
            .toArray();
    return new TrialResult(
        losses.length,
        epochs.length,
        epochs.length == 0 ? OptionalInt.empty() : OptionalInt.of(epochs[middle(epochs.length)]),
        losses.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(losses[middle(losses.length)]));
  }

  /** Of two middles the lower one. */
  private static int middle(int count) {
    return (count - 1) / 2;
  }
}
