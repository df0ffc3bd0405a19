package dev.plateau.diagnosis.update;

import dev.plateau.network.Objective;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What a program takes for the gradient in a step; it may remember earlier ones. */
interface Gradients {
  double[] at(double[] theta, int step);

  /** The gradient of the loss over all rows. */
  static Gradients exact(Objective objective) {
    return (theta, step) -> {
      double[] gradient = new double[theta.length];
      objective.gradient(theta, gradient);
      return gradient;
    };
  }

  /** The gradient of one row's loss. */
  static Gradients ofRow(Objective objective, IntUnaryOperator rowOfStep) {
    int[] rows = IntStream.range(0, objective.rows()).toArray();
    return (theta, step) -> {
      int row = rowOfStep.applyAsInt(step);
      double[] gradient = new double[theta.length];
      objective.gradient(theta, rows, row, row + 1, gradient);
      return gradient;
    };
  }

  default Gradients times(double factor) {
    return (theta, step) -> {
      double[] gradient = at(theta, step);
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] *= factor;
      }
      return gradient;
    };
  }

  /** The sum of all gradients since the first step. */
  default Gradients accumulated(int parameters) {
    double[] sum = new double[parameters];
    return (theta, step) -> {
      double[] gradient = at(theta, step);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += gradient[k];
      }
      return sum.clone();
    };
  }

  /** Zero for some entries. */
  default Gradients without(boolean[] still) {
    return (theta, step) -> {
      double[] gradient = at(theta, step);
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] = still[k] ? 0 : gradient[k];
      }
      return gradient;
    };
  }
}
