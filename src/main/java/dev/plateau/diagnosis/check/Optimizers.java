package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Optimizer.Adam;

/** Other ways downhill. */
final class Optimizers {
  private static final double ADAM_ALPHA = 0.01;

  private Optimizers() {}

  static Remedy adam() {
    return Remedy.of(
            "adam",
            "Let Adam scale each derivative: alpha %s.".formatted(Wording.number(ADAM_ALPHA)),
            2,
            spec -> spec.withOptimizer(new Adam()).withLearningRate(ADAM_ALPHA))
        .fromTheSameStart();
  }
}
