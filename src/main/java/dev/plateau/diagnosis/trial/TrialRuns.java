package dev.plateau.diagnosis.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * The runs of one spec, in the order of their seeds.
 *
 * @param heldOut whether they are scored on held-out rows
 * @param exact whether every further run would be the same
 */
public record TrialRuns(List<TrialRun> runs, boolean heldOut, boolean exact) {
  public TrialRuns {
    runs = List.copyOf(runs);
  }

  int size() {
    return runs.size();
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  /** The score of the run with the spec's own seed. */
  public OptionalDouble ownScore() {
    return runs.stream().limit(1).mapToDouble(run -> run.score().value()).findFirst();
  }

  Optional<TrialRun> firstConverged() {
    return runs.stream().filter(TrialRun::converged).findFirst();
  }

  public double lowestLoss() {
    return runs.stream()
        .mapToDouble(TrialRun::loss)
        .filter(Double::isFinite)
        .min()
        .orElse(Double.NaN);
  }

  public double meanScore() {
    return runs.stream().mapToDouble(run -> run.score().value()).average().orElse(Double.NaN);
  }

  /**
   * The mean learned share by the squared error, in which a likelihood short of 1 hardly counts.
   */
  double meanOfSquares() {
    return runs.stream().mapToDouble(run -> run.score().bySquares()).average().orElse(Double.NaN);
  }

  /** The runs that learned clearly more of their rows than another one, which did not converge. */
  List<TrialRun> better(double learned) {
    return runs.stream()
        .filter(one -> one.trained() >= learned + ScoreGain.CLEAR || one.converged())
        .toList();
  }

  /** By how much these score above the control, pair by pair. */
  ScoreGain above(TrialRuns control) {
    return gain(control, Score::above);
  }

  /** By how much their balanced accuracy is above that of the control, pair by pair. */
  public ScoreGain balancedAbove(TrialRuns control) {
    return gain(control, Score::balancedAbove);
  }

  private ScoreGain gain(TrialRuns control, ToDoubleBiFunction<Score, Score> difference) {
    boolean one = control.exact && control.size() == 1;
    int pairs = one ? size() : Math.min(size(), control.size());
    double[] differences =
        IntStream.range(0, pairs)
            .mapToDouble(k ->
                difference.applyAsDouble(
                    runs.get(k).score(), control.runs.get(one ? 0 : k).score()))
            .toArray();
    return ScoreGain.of(differences, heldOut, one && exact);
  }

  /** Whether most pairs score as low as scores go, and do worse than the control all the same. */
  boolean sinksBelow(TrialRuns control) {
    int pairs = Math.min(size(), control.size());
    long lower =
        IntStream.range(0, pairs)
            .filter(k -> runs.get(k).score().sinksBelow(control.runs.get(k).score()))
            .count();
    return 2 * lower > pairs;
  }

  /** The mean balanced accuracy; NaN where nobody asks for it. */
  public double meanBalanced() {
    return runs.stream().mapToDouble(run -> run.score().balanced()).average().orElse(Double.NaN);
  }

  public TrialResult result() {
    int[] epochs =
        runs.stream()
            .filter(TrialRun::converged)
            .mapToInt(run -> run.reached().orElse(run.epochs()))
            .sorted()
            .toArray();
    double[] losses = runs.stream().mapToDouble(TrialRun::loss).sorted().toArray();
    return new TrialResult(
        losses.length,
        epochs.length,
        epochs.length == 0 ? OptionalInt.empty() : OptionalInt.of(epochs[middle(epochs.length)]),
        losses.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(losses[middle(losses.length)]),
        losses.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(meanScore()),
        Optional.empty(),
        Optional.empty());
  }

  /** Of two middles the lower one. */
  private static int middle(int count) {
    return (count - 1) / 2;
  }
}
