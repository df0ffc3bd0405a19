package dev.plateau.diagnosis;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Why a run ended as it did, and what was tried against it.
 *
 * @param summary the first cause and the best remedy in a sentence or two
 * @param findings causes first, most fundamental first
 * @param remedies best first; empty for a run that converged
 * @param control the unchanged spec with other seeds, where remedies were tried
 */
public record Diagnosis(
    Outcome outcome,
    String summary,
    List<Finding> findings,
    List<TriedRemedy> remedies,
    Optional<TrialResult> control) {

  public Diagnosis {
    findings = List.copyOf(findings);
    remedies = List.copyOf(remedies);
  }

  /** The findings of a run whose remedies are still to be tried. */
  public static Diagnosis untried(Outcome outcome, List<Finding> findings) {
    return new Diagnosis(
        outcome, Summary.of(outcome, findings, List.of()), findings, List.of(), Optional.empty());
  }

  /** The whole diagnosis: tries remedies within a budget. */
  public static Diagnosis of(FinishedRun run, Budget budget, List<RuntimeException> failures) {
    return new RemedySearch(run, new TrialRunner(run, budget), failures).diagnosis();
  }
}
