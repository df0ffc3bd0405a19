package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.check.Checks.Assessed;
import dev.plateau.diagnosis.check.ImbalancedClasses;
import dev.plateau.diagnosis.check.StepTooLarge;
import dev.plateau.diagnosis.check.TooFewEpochs;
import dev.plateau.diagnosis.check.UnluckyStart;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Attempt;
import dev.plateau.diagnosis.trial.Attempts;
import dev.plateau.diagnosis.trial.Budget;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.training.Descent;
import dev.plateau.training.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tries remedies for a run that did not converge, and learns from them what its causes are: the
 * steps of {@link #diagnosis}, in their order.
 */
final class RemedySearch {
  /** Suspicions whose first cure is followed up by a second diagnosis. */
  private static final int SECOND_OPINIONS = 3;

  /** Remedies that are combined with others. */
  private static final int COMBINED = 2;

  private final FinishedRun run;
  private final Budget budget;
  private final TrialRunner trials;
  private final Attempts attempts;
  private final List<RuntimeException> failures;
  private final Findings.Board board;

  RemedySearch(FinishedRun run, Budget budget, List<RuntimeException> failures) {
    this.run = run;
    this.budget = budget;
    this.failures = failures;
    this.board = new Findings.Board(Checks.assess(run, failures));
    this.trials = new TrialRunner(run, budget, board.expectedRuns());
    this.attempts = new Attempts(run, trials);
  }

  Diagnosis diagnosis() {
    if (run.converged()) {
      treatCauses(); // such as one that shows on rows held out only
      attempts.complete();
    } else {
      trials.scout(run.spec());
      boolean blamesStart = board.blamesStart();
      if (!blamesStart) {
        suspectBadLuck();
      }
      treatCauses();
      testSuspicions();
      if (blamesStart && !attempts.anyCures()) {
        suspectBadLuck();
      }
      if (!attempts.anyCures()) {
        seekSecondOpinions();
      }
      if (!attempts.anyCures()) {
        combine();
        leaveOut();
      }
      if (!attempts.anyHelps() && attempts.learnedNothing()) {
        budget.extend();
        new WorkingSpec(run, trials, attempts, board).search();
      }
      if (!attempts.anyHelps()) {
        trySymptoms();
      }
      weighClasses();
      attempts.complete();
      assignCauses();
    }
    return new Conclusion(run, budget, trials, attempts, board).diagnosis();
  }

  /** A spec that mostly does better with other seeds is not at fault: this start is. */
  private void suspectBadLuck() {
    board.all().stream()
        .filter(one -> one.check() instanceof UnluckyStart)
        .forEach(one -> test(one, cure -> true));
  }

  /** The cures of what the numbers prove. */
  private void treatCauses() {
    for (Assessed cause : board.all()) {
      if (cause.assessment().isCause() && refined(cause).assessment().isCause()) {
        cause.assessment().cures().forEach(cure -> attempts.prove(cure, ids(cause)));
      }
    }
  }

  /** Each suspicion is put to the test, the most fundamental first, until something cures. */
  private void testSuspicions() {
    for (Assessed suspect : board.all()) {
      if (isTestable(suspect) && attempts.anyCures()) {
        suspect.assessment().cures().forEach(attempts::skip);
      } else if (isTestable(suspect)) {
        trials.reserveFor(board.curesFrom(suspect) - 1);
        test(refined(suspect), cure -> !attempts.anyCures());
      }
    }
    trials.reserveFor(0);
  }

  private static boolean isTestable(Assessed one) {
    return one.assessment().suspected()
        && !one.assessment().cures().isEmpty()
        && !(one.check() instanceof UnluckyStart);
  }

  private void test(Assessed suspect, Predicate<Remedy> worthTrying) {
    if (suspect.assessment().suspected()) {
      for (Remedy cure : suspect.assessment().cures()) {
        if (worthTrying.test(cure)) {
          attempts.prove(cure, ids(suspect));
        } else {
          attempts.skip(cure);
        }
      }
    }
  }

  /** The same in the light of trials. */
  private Assessed refined(Assessed one) {
    try {
      return board.replace(one, one.check().refine(one.assessment(), run, trials));
    } catch (RuntimeException failure) {
      failures.add(failure);
      return one;
    }
  }

  /** What is still wrong once a first cure is applied is treated as well. */
  private void seekSecondOpinions() {
    board.all().stream()
        .filter(one -> one.assessment().isCause() || isTestable(one))
        .filter(one -> !one.assessment().cures().isEmpty())
        .limit(SECOND_OPINIONS)
        .forEach(this::seekSecondOpinion);
  }

  private void seekSecondOpinion(Assessed first) {
    Remedy cure = first.assessment().cures().getFirst();
    if (attempts.anyCures()) {
      return;
    }
    Optional<FinishedRun> followed = cure.change().of(run.spec(), trials).flatMap(trials::follow);
    Stream<Assessed> seconds =
        followed.stream()
            .flatMap(changed -> Checks.assess(changed, failures).stream())
            .filter(second -> !second.check().equals(first.check()))
            .filter(second -> second.assessment().isCause() || isTestable(second));
    seconds.forEach(second -> treatTogether(first, cure, second));
  }

  private void treatTogether(Assessed first, Remedy cure, Assessed second) {
    List<String> ids = new ArrayList<>(ids(first));
    ids.addAll(ids(second));
    for (Remedy other : second.assessment().cures()) {
      if (!attempts.anyCures() && cure.agreesWith(other, run.spec(), trials)) {
        attempts.prove(cure.and(other), ids);
      }
    }
  }

  /** Helps the best remedies so far, where they need help. */
  private void combine() {
    List<Remedy> helps =
        Stream.concat(
                Stream.concat(smallerAlpha(), Stream.of(TooFewEpochs.more())),
                board.all().stream()
                    .filter(RemedySearch::isTestable)
                    .map(one -> one.assessment().cures().getFirst()))
            .toList();
    for (Attempt best : attempts.best(COMBINED)) {
      for (Remedy help : helps) {
        if (!attempts.anyCures() && best.remedy().agreesWith(help, run.spec(), trials)) {
          attempts.prove(best.remedy().and(help), best.addresses());
        }
      }
    }
  }

  /** Tries the best combination without each of its parts: what it can do without is no cause. */
  private void leaveOut() {
    for (Attempt best : attempts.best(1)) {
      List<Remedy> parts = best.remedy().parts();
      for (Remedy part : parts.size() > 1 ? parts : List.<Remedy>of()) {
        List<Remedy> rest = parts.stream().filter(other -> !other.equals(part)).toList();
        attempts.prove(rest.stream().reduce(Remedy::and).orElseThrow(), attempts.addresses(rest));
      }
    }
  }

  /** Half of alpha, where alpha decides. */
  private Stream<Remedy> smallerAlpha() {
    Descent descent = run.spec().descent();
    return Stability.dependsOnAlpha(descent.optimizer())
        ? Stream.of(StepTooLarge.smaller(Wording.typed(descent.learningRate() / 2)))
        : Stream.of();
  }

  /** Tries what may help against symptoms of unknown cause. */
  private void trySymptoms() {
    for (Assessed one : board.all()) {
      if (one.assessment().finding().severity() == Severity.SYMPTOM
          && !one.assessment().suspected()) {
        for (Remedy cure : one.assessment().cures()) {
          if (!attempts.anyHelps()) {
            attempts.prove(cure, ids(one));
          }
        }
      }
    }
  }

  /** What weights of the classes do is told whatever else helps. */
  private void weighClasses() {
    board.all().stream()
        .filter(one -> one.check() instanceof ImbalancedClasses)
        .forEach(one -> {
          for (Remedy cure : refined(one).assessment().cures()) {
            if (attempts.prove(cure, ids(one))) {
              promote(one);
            }
          }
        });
  }

  private void promote(Assessed one) {
    board.promote(one, finding -> one.check().proved(finding, run, trials));
  }

  private static List<String> ids(Assessed one) {
    return List.of(one.assessment().finding().id());
  }

  /**
   * A suspicion whose cure is proved to help, and gains what counts, is a cause. What the numbers
   * prove is a symptom where its own cures were tried in vain and a better start helps.
   */
  private void assignCauses() {
    Credit credit = new Credit(attempts.proved());
    double best =
        board.all().stream()
            .mapToDouble(one -> credit.of(one.assessment().finding().id()))
            .max()
            .orElse(0);
    boolean byStart =
        board.all().stream()
            .filter(one -> one.check().blamesStart())
            .mapToDouble(one -> credit.of(one.assessment().finding().id()))
            .anyMatch(gain -> gain > 0 && gain >= Credit.MOST * best);
    for (Assessed one : board.all()) {
      String id = one.assessment().finding().id();
      double gain = credit.of(id);
      if (one.assessment().suspected() && gain > 0 && gain >= Credit.MOST * best) {
        promote(one);
      } else if (one.assessment().isCause() && byStart && attempts.areInVain(id)) {
        board.replace(one, one.assessment().with(one.assessment().finding().as(Severity.SYMPTOM)));
      }
    }
    if (board.noCause() && !attempts.anyHelps()) {
      assignIncurable();
    }
  }

  /** Where nothing helps: what no change of the spec can be tried against. */
  private void assignIncurable() {
    for (Assessed one : board.all()) {
      boolean incurable =
          one.assessment().suspected() && one.assessment().cures().isEmpty() && board.noCause();
      if (incurable && refined(one).assessment().suspected()) {
        promote(one);
      }
    }
  }
}
