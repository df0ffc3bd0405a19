package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import org.junit.jupiter.api.Test;

class BatchNoiseTests {
  private static final Check CHECK = new BatchNoise();

  /** Rows that contradict each other pull a linear model to and fro. */
  private static final Recipe NOISY =
      Recipe.on(ZooData.repeated(ZooData.split(ZooData.curve(5, x -> x), 0.5), 4))
          .hidden()
          .alpha(0.3)
          .batch(1)
          .epochs(200);

  @Test
  void suspectsBatchesThatKeepTheLossMoving() {
    Assessment assessment = Exam.assessment(CHECK, NOISY);

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "spread")).isGreaterThan(1);
    assertThat(Exam.threshold(assessment.finding(), "spread")).isEqualTo(0.5);
  }

  @Test
  void triesLargerBatchesAllRowsAndSmallerSteps() {
    Assessment assessment = Exam.assessment(CHECK, NOISY);

    FinishedRun run = Exam.run(NOISY);
    TrialRunner trials = Exam.trials(run);
    assertThat(assessment.cures())
        .extracting(cure -> cure.change().of(run.spec(), trials).orElseThrow())
        .containsExactly(NOISY.batch(8).spec(), NOISY.fullBatch().spec(), NOISY.alpha(0.03).spec());
  }

  @Test
  void isSilentOnTheFullBatch() {
    assertThat(Exam.assessed(CHECK, NOISY.fullBatch().alpha(1.2))).isEmpty();
    assertThat(Exam.assessed(CHECK, NOISY.batch(40))).isEmpty();
    assertThat(Exam.assessed(CHECK, NOISY.batch(1_000))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.assessed(CHECK, NOISY.alpha(0.003))).isEmpty();
    assertThat(Exam.assessed(CHECK, ZooBases.blobsInBatches())).isEmpty();
  }

  @Test
  void isSilentWhereTheLossHardlyMoves() {
    assertThat(
            Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).batch(2).alpha(0.01).epochs(500)))
        .isEmpty();
  }

  /** Beyond the largest stable step smaller steps are another check's cure. */
  @Test
  void leavesStepsAboveTheLimitToAnother() {
    Assessment assessment =
        Exam.assessment(CHECK, Recipe.on("xor").hidden(4).tanh().batch(1).epochs(3_000));

    assertThat(assessment.cures()).extracting(Remedy::id).doesNotContain("smaller-alpha");
  }
}
