package dev.plateau.diagnosis.update;

import dev.plateau.training.StepRule;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A loop that takes one step of a rule after another. */
final class RuleLoop implements Loop {
  private final StepRule rule;
  private final double alpha;
  private final Gradients gradients;
  private final IntUnaryOperator count;
  private final double[] state;
  private final int parameters;

  /**
   * A loop before its first step.
   *
   * @param count what the program takes for the number of a step
   */
  RuleLoop(
      StepRule rule, double alpha, Gradients gradients, int parameters, IntUnaryOperator count) {
    this.rule = rule;
    this.alpha = alpha;
    this.gradients = gradients;
    this.count = count;
    this.parameters = parameters;
    this.state = new double[parameters * (1 + rule.slots())];
    rule.prepare(state, parameters, new double[] {alpha});
  }

  @Override
  public double[] next(double[] theta, int step) {
    System.arraycopy(theta, 0, state, 0, parameters);
    rule.step(state, gradients.at(theta, step), alpha, count.applyAsInt(step));
    return Arrays.copyOf(state, parameters);
  }
}
