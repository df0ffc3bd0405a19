package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.UninformativeInputs;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TrialRuns;
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
  private final Diagnosis.Score score;

  Conclusion(
      FinishedRun run, Budget budget, TrialRunner trials, Attempts attempts, Findings.Board board) {
    this.run = run;
    this.budget = budget;
    this.trials = trials;
    this.attempts = attempts;
    this.remedies = attempts.remedies();
    this.findings = Findings.reported(run, board.all());
    this.score = score();
  }

  Diagnosis diagnosis() {
    Verdict verdict = verdict();
    List<Finding> reported =
        verdict == Verdict.FINE ? findings.stream().map(Conclusion::noCause).toList() : findings;
    Optional<TrialResult> control =
        trials.control().isEmpty() ? Optional.empty() : Optional.of(trials.control().result());
    return new Diagnosis(
        verdict,
        run.outcome(),
        Summary.of(verdict, run, score, reported, remedies)
            + sample().map(Summary::sampled).orElse(""),
        Optional.of(score),
        reported,
        remedies,
        control,
        attempts.notTried(),
        Optional.of(new Diagnosis.Work(budget.used(), budget.total(), sample())));
  }

  private Optional<Diagnosis.Sample> sample() {
    int all = run.untrained().rows().rows();
    boolean sampled = trials.sampledRows() < all && !trials.control().isEmpty();
    return sampled
        ? Optional.of(new Diagnosis.Sample(trials.sampledRows(), all))
        : Optional.empty();
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
    if (run.outcome() == Outcome.DIVERGED || score.value() < LEARNED) {
      return cause ? Verdict.FAILED : Verdict.UNDECIDED;
    }
    boolean better = remedies.stream().anyMatch(TriedRemedy::verified);
    return better ? Verdict.IMPROVABLE : Verdict.FINE;
  }

  /** Of held-out rows where the job or its trials held some out. */
  private Diagnosis.Score score() {
    if (run.heldOut().isPresent() && trials.holdsOut()) {
      return new Diagnosis.Score("held-out", attempts.learned().value());
    }
    boolean heldOut = trials.holdsOut() && !trials.control().isEmpty();
    return heldOut
        ? new Diagnosis.Score("held-out", ofTrials())
        : new Diagnosis.Score("training", attempts.learned().value());
  }

  /**
   * The mean over the trials, as which rows one of them holds out is chance; that of the own seed
   * where the run itself learned nothing, as others may do better.
   */
  private double ofTrials() {
    TrialRuns control = trials.control();
    return attempts.learned().value() < LEARNED
        ? control.ownScore().orElseThrow()
        : control.meanScore();
  }

  /** Where nothing does clearly better, nothing is at fault. */
  private static Finding noCause(Finding finding) {
    return finding.severity() == Severity.CAUSE ? finding.as(Severity.NOTE) : finding;
  }
}
