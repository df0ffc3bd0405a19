package dev.plateau.training;

/**
 * An optimizer that finds its own step: one epoch is one iteration over the full batch, which may
 * evaluate the loss and the gradient several times. It has no learning rate, and it stops by itself
 * where it finds nothing better.
 */
public sealed interface Search extends Optimizer
    permits Optimizer.Lbfgs, Optimizer.LevenbergMarquardt, Optimizer.ScaledConjugateGradient {

  /** Numbers remembered from iteration to iteration; the first one counts evaluations. */
  int memory(int parameters);
}
