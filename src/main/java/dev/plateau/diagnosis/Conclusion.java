package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.check.UninformativeInputs;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/** What the findings and the trials of a run come to. */
final class Conclusion {
  /** A run that has learned less has learned nothing. */
  static final double LEARNED = 0.1;

  private final FinishedRun run;
  private final Budget budget;
  private final TrialRunner trials;
  private final Attempts attempts;
  private final List<TriedRemedy> remedies;
  private final List<Finding> findings;

  Conclusion(
      FinishedRun run, Budget budget, TrialRunner trials, Attempts attempts, Findings.Board board) {
    this.run = run;
    this.budget = budget;
    this.trials = trials;
    this.attempts = attempts;
    this.remedies = attempts.remedies();
    this.findings = Checks.reported(run, board.all());
  }

  Diagnosis diagnosis() {
    Verdict verdict = verdict();
    List<Finding> reported =
        verdict == Verdict.FINE ? findings.stream().map(Conclusion::noCause).toList() : findings;
    Optional<TrialResult> control =
        trials.control().isEmpty() ? Optional.empty() : Optional.of(trials.control().result());
    Diagnosis.Score score = score();
    return new Diagnosis(
        verdict,
        run.outcome(),
        Summary.of(verdict, run, score, reported, remedies),
        Optional.of(score),
        reported,
        remedies,
        control,
        attempts.notTried(),
        Optional.of(new Diagnosis.Work(budget.used(), budget.total())));
  }

  private Verdict verdict() {
    boolean cause = findings.stream().anyMatch(one -> one.severity() == Severity.CAUSE);
    boolean uninformative =
        findings.stream()
            .filter(one -> one.severity() == Severity.CAUSE)
            .findFirst()
            .filter(one -> one.id().equals(new UninformativeInputs().id()))
            .isPresent();
    if (uninformative) {
      return Verdict.FINE;
    }
    if (run.outcome() == Outcome.DIVERGED || score().value() < LEARNED) {
      return cause ? Verdict.FAILED : Verdict.UNDECIDED;
    }
    boolean better = remedies.stream().anyMatch(TriedRemedy::verified);
    return better ? Verdict.IMPROVABLE : Verdict.FINE;
  }

  /** Of held-out rows where trials held some out. */
  private Diagnosis.Score score() {
    boolean heldOut = trials.holdsOut() && !trials.control().isEmpty();
    return heldOut
        ? new Diagnosis.Score("held-out", trials.control().ownScore().orElseThrow())
        : new Diagnosis.Score("training", attempts.learned().value());
  }

  /** Where nothing does clearly better, nothing is at fault. */
  private static Finding noCause(Finding finding) {
    return finding.severity() == Severity.CAUSE ? finding.as(Severity.NOTE) : finding;
  }
}
