package dev.plateau.diagnosis.zoo;

import dev.plateau.diagnosis.check.Assessment;
import dev.plateau.diagnosis.check.Check;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TrialRunner;
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

  /** The budget that the service gives a run. */
  public static Budget budget(FinishedRun run) {
    return Budget.of(run.work(), Budget.REFERENCE, () -> false);
  }

  /** Trials of a run within that budget. */
  public static TrialRunner trials(FinishedRun run) {
    return new TrialRunner(run, budget(run), 1);
  }

  /** Trials without any budget. */
  public static TrialRunner noTrials(FinishedRun run) {
    return new TrialRunner(run, Budget.of(0, 0, () -> true), 1);
  }

  public static LossBounds bounds(Recipe recipe) {
    Spec spec = recipe.spec();
    return LossBounds.of(recipe.data(), spec.network().output(), spec.loss());
  }

  /** What a check makes of a recipe, before any trial. */
  public static Optional<Assessment> assessed(Check check, Recipe recipe) {
    return check.assess(run(recipe));
  }

  public static Assessment assessment(Check check, Recipe recipe) {
    return assessed(check, recipe).orElseThrow();
  }

  public static Optional<String> warning(Check check, Recipe recipe) {
    UntrainedRun untrained = UntrainedRun.of(recipe.spec(), recipe.data(), bounds(recipe), 1e6);
    return check.warn(untrained);
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
