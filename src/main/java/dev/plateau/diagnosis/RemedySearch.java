package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.Check;
import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.check.Checks.Judged;
import dev.plateau.diagnosis.check.StepTooLarge;
import dev.plateau.diagnosis.check.TooFewEpochs;
import dev.plateau.diagnosis.check.UnluckyStart;
import dev.plateau.diagnosis.check.Verdict;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.Attempts.Attempt;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TriedRemedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tries remedies for a run that did not converge, and learns from them what its causes are.
 *
 * <p>First come the cures of causes that are proved already. If none helps, each suspicion is put
 * to the test, the most fundamental first; one whose cure gets the run there has become a cause,
 * and what comes after it is no longer suspected. If none does, the run is repeated with the first
 * cure, and what is wrong with that one is treated too. A cure that helps some runs only is tried
 * once more with smaller steps and with more epochs.
 */
final class RemedySearch {
  private static final int MOST_OPINIONS = 3;

  private final FinishedRun run;
  private final TrialRunner trials;
  private final Attempts attempts;
  private final List<RuntimeException> failures;
  private final List<Judged> judged;

  RemedySearch(FinishedRun run, TrialRunner trials, List<RuntimeException> failures) {
    this.run = run;
    this.trials = trials;
    this.attempts = new Attempts(run, trials);
    this.failures = failures;
    this.judged = Checks.judge(run, failures);
  }

  Diagnosis diagnosis() {
    if (run.converged()) {
      return diagnosis(Optional.empty());
    }
    observeControl();
    treatCauses();
    testSuspicions();
    if (!isExplained()) {
      secondOpinions();
    }
    if (!attempts.anyVerified()) {
      strengthen();
    }
    if (!attempts.anyVerified()) {
      relieve();
    }
    trials.countControl();
    attempts.count();
    blameTheRest();
    return diagnosis(Optional.of(trials.control().trial()));
  }

  /** A spec that mostly converges with other seeds is not at fault: this start is. */
  private void observeControl() {
    trials.scoutControl();
    TrialResult scouts = trials.control().trial();
    if (2 * scouts.converged() > scouts.runs()) {
      trials.countControl();
    }
    if (trials.control().trial().low95() > Attempts.THIS_RUN.high95()) {
      judged.stream()
          .filter(one -> one.check() instanceof UnluckyStart)
          .findFirst()
          .ifPresent(one -> test(judged.indexOf(one)));
    }
  }

  private void treatCauses() {
    for (int k = 0; k < judged.size(); k++) {
      if (judged.get(k).verdict().isCause()) {
        refine(k);
      }
      Judged cause = judged.get(k);
      if (cause.verdict().isCause()) {
        cause.verdict().cures().stream()
            .takeWhile(cure -> !trials.isTight() || attempts.best().isEmpty())
            .forEach(cure -> attempts.scout(cure, ids(cause)));
      }
    }
    attempts.best().ifPresent(attempts::proves);
  }

  private void testSuspicions() {
    for (int k = 0; k < judged.size() && !isExplained(); k++) {
      if (judged.get(k).verdict().suspected() && !judged.get(k).verdict().cures().isEmpty()) {
        refine(k);
        test(k);
      }
    }
  }

  /** What trials say about a verdict beside its cures. */
  private void refine(int k) {
    Judged one = judged.get(k);
    try {
      judged.set(k, one.with(one.check().refine(one.verdict(), run, trials)));
    } catch (RuntimeException failure) {
      failures.add(failure);
    }
  }

  /** Puts a suspicion to the test: the first cure that proves it will do. */
  private void test(int k) {
    Judged suspect = judged.get(k);
    boolean proved =
        suspect.verdict().suspected()
            && suspect.verdict().cures().stream()
                .anyMatch(cure -> attempts.prove(cure, ids(suspect)));
    if (proved) {
      raise(k);
    }
  }

  /** Raises what was found before already, if it was told. */
  private void raise(Check check) {
    for (int k = 0; k < judged.size(); k++) {
      if (judged.get(k).check().equals(check) && judged.get(k).verdict().told()) {
        raise(k);
      }
    }
  }

  private void raise(int k) {
    Verdict verdict = judged.get(k).verdict();
    judged.set(k, judged.get(k).with(verdict.with(verdict.finding().as(Severity.CAUSE))));
  }

  private boolean isExplained() {
    return attempts.anyVerified()
        || judged.stream().anyMatch(one -> one.verdict().isCause() && one.verdict().suspected());
  }

  /** What is still wrong once a first cure is applied is treated as well. */
  private void secondOpinions() {
    List<Judged> curable =
        judged.stream()
            .filter(one -> one.verdict().isCause() || one.verdict().suspected())
            .filter(one -> !one.verdict().cures().isEmpty())
            .filter(one -> !(one.check() instanceof UnluckyStart))
            .limit(MOST_OPINIONS)
            .toList();
    for (Judged first : curable) {
      Remedy cure = first.verdict().cures().getFirst();
      Optional<FinishedRun> followed = cure.change().of(run.spec(), trials).flatMap(trials::follow);
      if (followed.isPresent() && helpsTogether(first, cure, followed.get())) {
        return;
      }
    }
  }

  private boolean helpsTogether(Judged first, Remedy cure, FinishedRun followed) {
    for (Judged second : Checks.judge(followed, failures)) {
      Verdict verdict = second.verdict();
      if ((verdict.isCause() || verdict.suspected())
          && !second.check().equals(first.check())
          && verdict.cures().stream().anyMatch(other -> together(first, cure, second, other))) {
        raise(judged.indexOf(first));
        raise(second.check());
        return true;
      }
    }
    return false;
  }

  private boolean together(Judged one, Remedy cure, Judged other, Remedy also) {
    List<String> ids = new ArrayList<>(ids(one));
    ids.addAll(ids(other));
    return !cure.id().equals(also.id()) && attempts.prove(cure.and(also), ids);
  }

  /** Tries what may help against symptoms whose cause nobody knows. */
  private void relieve() {
    for (Judged one : judged) {
      Verdict verdict = one.verdict();
      if (verdict.finding().severity() == Severity.SYMPTOM && !verdict.suspected()) {
        for (Remedy cure : verdict.cures()) {
          if (attempts.prove(cure, ids(one))) {
            return;
          }
        }
      }
    }
  }

  /** Helps the best remedy so far, where it needs help. */
  private void strengthen() {
    Optional<Attempt> best = attempts.best();
    if (best.isEmpty() || (attempts.proves(best.get()) && attempts.anyVerified())) {
      return;
    }
    List<Remedy> helps =
        List.of(
            StepTooLarge.smaller(Wording.typed(run.spec().descent().learningRate() / 2)),
            TooFewEpochs.more());
    for (Remedy help : helps) {
      if (best.get().proposal().id().contains(help.id())) {
        continue;
      }
      Remedy both = best.get().proposal().and(help);
      if (attempts.prove(both, best.get().addresses()) && attempts.anyVerified()) {
        return;
      }
    }
  }

  private static List<String> ids(Judged one) {
    return List.of(one.verdict().finding().id());
  }

  /**
   * Where no cause is found yet: what the last trials prove, else what nothing can be tried
   * against.
   */
  private void blameTheRest() {
    for (int k = 0; k < judged.size() && noCause(); k++) {
      Verdict verdict = judged.get(k).verdict();
      if (verdict.suspected() && attempts.anyVerifiedAgainst(verdict.finding().id())) {
        raise(k);
      }
    }
    for (int k = 0; k < judged.size() && noCause(); k++) {
      if (judged.get(k).verdict().suspected() && judged.get(k).verdict().cures().isEmpty()) {
        refine(k);
        if (judged.get(k).verdict().suspected()) {
          raise(k);
        }
      }
    }
  }

  private boolean noCause() {
    return judged.stream().noneMatch(one -> one.verdict().isCause());
  }

  private Diagnosis diagnosis(Optional<TrialResult> control) {
    List<Finding> findings = Checks.told(run, judged);
    List<TriedRemedy> remedies = attempts.remedies();
    return new Diagnosis(
        run.outcome(), Summary.of(run.outcome(), findings, remedies), findings, remedies, control);
  }
}
