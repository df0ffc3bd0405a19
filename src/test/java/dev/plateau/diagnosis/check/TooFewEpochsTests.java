package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.training.Spec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TooFewEpochsTests {
  private static final Check CHECK = new TooFewEpochs();
  private static final Recipe XOR = Recipe.on("xor").uniform(0, 1);
  private static final Recipe LINE = ZooBases.line().alpha(0.2).epochs(6);

  @Test
  void suspectsALossThatWasStillFalling() {
    Assessment assessment = Exam.assessment(CHECK, XOR.epochs(700));
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(assessment.reported()).isTrue();
    assertThat(Exam.threshold(finding, "final loss")).isCloseTo(0.0025, within(1e-15));
    assertThat(assessment.cures())
        .extracting(Remedy::id)
        .containsExactly("more-epochs", "adam", "lbfgs", "levenberg-marquardt");
  }

  /** A power law through the losses after 3 and 6 epochs. */
  @Test
  void extrapolatesTheFall() {
    FinishedRun run = Exam.run(LINE);
    double slope = Math.log(run.losses().halfway() / run.losses().last()) / Math.log(2);
    double expected = 6 * Math.pow(run.losses().last() / run.goal(), 1 / slope);

    Finding finding = CHECK.assess(run).orElseThrow().finding();

    assertThat(Exam.value(finding, "epoch that would converge")).isCloseTo(expected, within(0.51));
  }

  /** From a fall that is hardly there nobody sees where it leads. */
  @Test
  void doesNotExtrapolateFarBeyondWhatWasSeen() {
    Finding finding = CHECK.assess(Exam.run(LINE.alpha(1e-4))).orElseThrow().finding();

    assertThat(finding.evidence()).noneMatch(one -> one.name().startsWith("epoch that would"));
  }

  /** Twice as many as the run itself needs, as one would type it. */
  @Test
  void triesTwiceAsManyAsTheRunNeeds() {
    FinishedRun run = Exam.run(LINE);
    Remedy more = TooFewEpochs.more();
    int needed = Exam.trials(run).moreEpochs(run.spec()).orElseThrow() / 2;

    Spec longer = more.change().of(run.spec(), Exam.trials(run)).orElseThrow();

    assertThat(Exam.run(LINE.epochs(needed)).converged()).isTrue();
    assertThat(Exam.run(LINE.epochs(needed - 1)).converged()).isFalse();
    assertThat(longer.descent().epochs()).isBetween(2 * needed, (int) Math.ceil(2.2 * needed));
    assertThat(longer).isEqualTo(LINE.epochs(longer.descent().epochs()).spec());
  }

  @Test
  void triesNothingWhereAHundredTimesTheEpochsDoNotSuffice() {
    FinishedRun run = Exam.run(Recipe.on("xor").constant(0.1).epochs(100));

    assertThat(TooFewEpochs.more().change().of(run.spec(), Exam.trials(run)))
        .isEqualTo(Optional.empty());
  }

  @Test
  void saysNothingOfAPlateauUnlessMoreEpochsHelp() {
    Assessment assessment = Exam.assessment(CHECK, Recipe.on("xor").constant(0.1).epochs(1_000));

    assertThat(assessment.reported()).isFalse();
    assertThat(assessment.suspected()).isTrue();
  }

  @Test
  void isSilentOnRunsThatConvergedOrDiverged() {
    assertThat(Exam.assessed(CHECK, XOR.epochs(3_000))).isEmpty();
    assertThat(Exam.assessed(CHECK, LINE.alpha(1.1).epochs(200))).isEmpty();
  }
}
