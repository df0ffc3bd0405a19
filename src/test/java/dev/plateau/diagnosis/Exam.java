package dev.plateau.diagnosis;

import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Optional;

/** Recipes trained to their end, and what checks make of them. */
final class Exam {
  private Exam() {}

  static FinishedRun run(Recipe recipe) {
    Spec spec = recipe.spec();
    Trainer trainer = Trainer.start(spec, recipe.data(), () -> false);
    trainer.train(spec.epochs());
    return FinishedRun.of(trainer, spec, recipe.data(), bounds(recipe));
  }

  static LossBounds bounds(Recipe recipe) {
    Spec spec = recipe.spec();
    return LossBounds.of(recipe.data(), spec.network().output(), spec.loss());
  }

  /** What a check makes of a recipe, before any trial. */
  static Optional<Verdict> judged(Check check, Recipe recipe) {
    return check.judge(run(recipe));
  }

  static Verdict verdict(Check check, Recipe recipe) {
    return judged(check, recipe).orElseThrow();
  }

  static Optional<String> warning(Check check, Recipe recipe) {
    Beginning beginning = Beginning.of(recipe.spec(), recipe.data(), bounds(recipe), 1e6);
    return check.warn(beginning);
  }

  /** The number behind a finding whose name begins so. */
  static double value(Finding finding, String name) {
    return evidence(finding, name).value();
  }

  /** The threshold of that number. */
  static double threshold(Finding finding, String name) {
    return evidence(finding, name).threshold().orElseThrow();
  }

  private static Evidence evidence(Finding finding, String name) {
    return finding.evidence().stream()
        .filter(evidence -> evidence.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
