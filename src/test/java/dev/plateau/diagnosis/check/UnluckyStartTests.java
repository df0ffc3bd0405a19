package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import org.junit.jupiter.api.Test;

class UnluckyStartTests {
  private static final Check CHECK = new UnluckyStart();
  private static final Recipe UNLUCKY = Recipe.on("xor").normal(0, 1).seed(32);

  @Test
  void suspectsARandomStartAndSaysNothingWithoutProof() {
    Assessment assessment = Exam.assessment(CHECK, UNLUCKY);

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isTrue();
    assertThat(assessment.reported()).isFalse();
  }

  @Test
  void triesTheFirstSeedThatConverges() {
    FinishedRun run = Exam.run(UNLUCKY);
    TrialRunner trials = Exam.trials(run);
    trials.count(run.spec());

    Spec cured =
        CHECK
            .assess(run)
            .orElseThrow()
            .cures()
            .getFirst()
            .change()
            .of(run.spec(), trials)
            .orElseThrow();

    assertThat(cured).isEqualTo(UNLUCKY.seed(33).spec());
    assertThat(Exam.run(UNLUCKY.seed(33)).converged()).isTrue();
  }

  @Test
  void saysHowManyOthersDoBetter() {
    FinishedRun run = Exam.run(UNLUCKY);
    TrialRunner trials = Exam.trials(run);
    trials.count(run.spec());

    Finding proved = CHECK.proved(CHECK.assess(run).orElseThrow().finding(), run, trials);

    assertThat(proved.summary())
        .isEqualTo("Seed 32 is bad luck: of 63 other seeds of the same spec 60 converge.");
  }

  /** All are under way, some have come further: none has arrived. */
  @Test
  void blamesNoSeedForALossThatFallsLikeAllOthers() {
    FinishedRun run = Exam.run(Recipe.on("iris").seed(7).epochs(5));
    TrialRunner trials = Exam.trials(run);
    trials.count(run.spec());

    assertThat(run.outcome()).isEqualTo(Outcome.DESCENDING);
    assertThat(trials.luck().better()).isEmpty();
  }

  @Test
  void hasNothingToTryWhereNoSeedIsKnownToConverge() {
    FinishedRun run = Exam.run(UNLUCKY);
    Remedy another = CHECK.assess(run).orElseThrow().cures().getFirst();

    assertThat(another.change().of(run.spec(), Exam.noTrials(run))).isEmpty();
  }

  @Test
  void isSilentWhereEverySeedGivesTheSameStart() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).epochs(5))).isEmpty();
  }

  /** The order of the rows is drawn too. */
  @Test
  void suspectsTheSeedOfMiniBatches() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).batch(2).epochs(5))).isPresent();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.assessed(CHECK, UNLUCKY.seed(33))).isEmpty();
  }
}
