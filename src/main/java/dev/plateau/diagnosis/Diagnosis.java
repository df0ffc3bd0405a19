package dev.plateau.diagnosis;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.NotTried;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Why a run ended as it did, and what was tried against it.
 *
 * @param summary the verdict in a sentence or two
 * @param score how much the run has learned; absent until remedies are tried
 * @param findings causes first, most fundamental first
 * @param remedies best first; empty for a run that converged
 * @param control the unchanged spec with other seeds, where remedies were tried
 * @param work of the trials; absent until remedies are tried
 */
public record Diagnosis(
    Verdict verdict,
    Outcome outcome,
    String summary,
    Optional<Score> score,
    List<Finding> findings,
    List<TriedRemedy> remedies,
    Optional<TrialResult> control,
    List<NotTried> notTried,
    Optional<Work> work) {

  /**
   * How much a run has learned of what there is to learn: 1 is all, 0 no more than a constant.
   *
   * @param of "training" or "held-out" rows
   */
  public record Score(String of, double value) {}

  /**
   * What trials took and might have taken, in multiply-adds.
   *
   * @param sample of the rows, where trials did not see all of them
   */
  public record Work(double used, double budget, Optional<Sample> sample) {}

  /** So many rows of all. */
  public record Sample(int rows, int of) {}

  public Diagnosis {
    findings = List.copyOf(findings);
    remedies = List.copyOf(remedies);
    notTried = List.copyOf(notTried);
  }

  /** The findings of a run whose remedies are still to be tried. */
  public static Diagnosis untried(Outcome outcome, List<Finding> findings) {
    Verdict verdict = outcome == Outcome.CONVERGED ? Verdict.FINE : Verdict.UNDECIDED;
    return new Diagnosis(
        verdict,
        outcome,
        Summary.untried(outcome, findings),
        Optional.empty(),
        findings,
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The whole diagnosis: tries remedies within a budget. */
  public static Diagnosis of(FinishedRun run, Budget budget, List<RuntimeException> failures) {
    return new RemedySearch(run, budget, failures).diagnosis();
  }
}
