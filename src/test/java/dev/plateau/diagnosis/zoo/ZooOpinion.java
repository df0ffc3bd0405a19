package dev.plateau.diagnosis.zoo;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.Verdict;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.TriedRemedy;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the diagnosis says of a run of the zoo, held against its label. */
record ZooOpinion(ZooRun run, Diagnosis diagnosis) {

  /**
   * Trains a run and diagnoses it.
   *
   * @throws IllegalStateException when a check fails
   */
  static ZooOpinion of(ZooRun run) {
    return of(run, finished(run));
  }

  static FinishedRun finished(ZooRun run) {
    LossBounds bounds = LossBounds.of(run.data(), run.spec().network().output(), run.spec().loss());
    Trainer trainer = Trainer.start(run.spec(), run.data(), () -> false);
    trainer.train(run.spec().descent().epochs());
    return FinishedRun.of(trainer, run.spec(), run.data(), bounds);
  }

  static ZooOpinion of(ZooRun run, FinishedRun finished) {
    List<RuntimeException> failures = new ArrayList<>();
    Diagnosis diagnosis = Diagnosis.of(finished, Exam.budget(finished), failures);
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a check failed on " + run, failures.getFirst());
    }
    return new ZooOpinion(run, diagnosis);
  }

  List<String> causes() {
    return diagnosis.findings().stream()
        .filter(finding -> finding.severity() == Severity.CAUSE)
        .map(Finding::id)
        .toList();
  }

  Optional<String> firstCause() {
    return causes().stream().findFirst();
  }

  boolean isHealthy() {
    return run.planted().isEmpty();
  }

  /** Whether the first cause is the planted one. */
  boolean namesPlanted() {
    return !isHealthy() && firstCause().equals(run.planted());
  }

  /** Whether the first cause is another one that is honest too. */
  boolean namesOther() {
    return !isHealthy() && firstCause().filter(run.also()::contains).isPresent();
  }

  /** Whether it notes what was planted, where no change of the spec does better. */
  boolean notesWhatNothingCures() {
    return !isHealthy()
        && !run.curable()
        && diagnosis.verdict() == Verdict.FINE
        && firstCause().isEmpty()
        && diagnosis.findings().stream()
            .anyMatch(one -> run.planted().equals(Optional.of(one.id())));
  }

  boolean isRight() {
    return namesPlanted() || namesOther() || notesWhatNothingCures();
  }

  boolean isFalseAlarm() {
    return isHealthy() && firstCause().isPresent();
  }

  boolean isCured() {
    return run.curable() && diagnosis.remedies().stream().anyMatch(TriedRemedy::verified);
  }

  /** Whether it falls short of its label in anything. */
  boolean isMiss() {
    return isHealthy() ? isFalseAlarm() : !isRight() || (run.curable() && !isCured());
  }
}
