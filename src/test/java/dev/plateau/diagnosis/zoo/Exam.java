package dev.plateau.diagnosis.zoo;

import dev.plateau.diagnosis.check.Check;
import dev.plateau.diagnosis.check.Verdict;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;
import dev.plateau.training.Trainer;
import java.util.Optional;

/** Recipes trained to their end, and what checks make of them. */
public final class Exam {
  private Exam() {}

  public static FinishedRun run(Recipe recipe) {
    Spec spec = recipe.spec();
    Trainer trainer = Trainer.start(spec, recipe.data(), () -> false);
    trainer.train(spec.descent().epochs());
    return FinishedRun.of(trainer, spec, recipe.data(), bounds(recipe));
  }

  public static LossBounds bounds(Recipe recipe) {
    Spec spec = recipe.spec();
    return LossBounds.of(recipe.data(), spec.network().output(), spec.loss());
  }

  /** What a check makes of a recipe, before any trial. */
  public static Optional<Verdict> judged(Check check, Recipe recipe) {
    return check.judge(run(recipe));
  }

  public static Verdict verdict(Check check, Recipe recipe) {
    return judged(check, recipe).orElseThrow();
  }

  public static Optional<String> warning(Check check, Recipe recipe) {
    UntrainedRun beginning = UntrainedRun.of(recipe.spec(), recipe.data(), bounds(recipe), 1e6);
    return check.warn(beginning);
  }

  /** The number behind a finding whose name begins so. */
  public static double value(Finding finding, String name) {
    return evidence(finding, name).value();
  }

  /** The threshold of that number. */
  public static double threshold(Finding finding, String name) {
    return evidence(finding, name).threshold().orElseThrow();
  }

  private static Evidence evidence(Finding finding, String name) {
    return finding.evidence().stream()
        .filter(evidence -> evidence.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }
}
