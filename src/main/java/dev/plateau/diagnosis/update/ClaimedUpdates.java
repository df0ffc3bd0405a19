package dev.plateau.diagnosis.update;

import dev.plateau.data.Dataset;
import dev.plateau.network.ClaimedNumber;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import dev.plateau.training.StepRule;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Parameters after each step of a program, and the rule that it is said to follow.
 *
 * @param points theta before the first step, after it, and so on; at least two
 */
public record ClaimedUpdates(
    Dataset data,
    Network network,
    Loss loss,
    StepRule rule,
    double alpha,
    List<List<ClaimedNumber>> points) {

  public ClaimedUpdates {
    points = points.stream().map(List::copyOf).toList();
  }

  /** Their number. */
  public int steps() {
    return points.size() - 1;
  }

  Objective objective() {
    return new Objective(network, loss, data);
  }

  int parameters() {
    return points.getFirst().size();
  }

  /** Multiplications of one gradient, roughly. */
  double gradientWork() {
    return 3.0 * data.rows() * parameters();
  }

  double[] point(int step) {
    return points.get(step).stream().mapToDouble(ClaimedNumber::value).toArray();
  }

  double[] precision(int step) {
    return points.get(step).stream().mapToDouble(ClaimedNumber::precision).toArray();
  }

  /** The loop that is claimed, with other gradients. */
  Loop loop(Gradients gradients) {
    return loop(rule, alpha, gradients, step -> step);
  }

  Loop loop(StepRule other, double otherAlpha, Gradients gradients, IntUnaryOperator count) {
    return new RuleLoop(other, otherAlpha, gradients, parameters(), count);
  }
}
