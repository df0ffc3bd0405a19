package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Optimizer.Lbfgs;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import java.util.Optional;

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

  /** None where steps see a part of the rows or of the units, which a line search cannot. */
  static Optional<Remedy> lbfgs(Spec spec) {
    boolean whole = spec.descent().batchSize().isEmpty() && !spec.network().drops();
    Remedy lbfgs =
        Remedy.of(
                "lbfgs",
                "Let L-BFGS find direction and length of each step.",
                2,
                old -> old.withOptimizer(new Lbfgs()))
            .fromTheSameStart();
    return whole && !(spec.descent().optimizer() instanceof Search)
        ? Optional.of(lbfgs)
        : Optional.empty();
  }
}
