package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.Diagnosis;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ContradictoryRowsTests {
  private static final Check CHECK = new ContradictoryRows();

  /** Rows 0 and 1 have input 0 and targets 0 and 1: their mean leaves (1/4 + 1/4) / 3. */
  private static final Recipe THREE =
      Recipe.on(ZooData.rows(3, row -> new double[] {row < 2 ? 0 : 1}, row -> new double[] {row}))
          .hidden()
          .alpha(0.3);

  @Test
  void isANoteWhereTheRunReachedTheFloor() {
    Assessment assessment = Exam.assessment(CHECK, THREE.epochs(200));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isFalse();
    assertThat(Exam.value(assessment.finding(), "rows that contradict")).isEqualTo(2);
    assertThat(Exam.value(assessment.finding(), "floor")).isCloseTo(1.0 / 6, within(1e-15));
    assertThat(Exam.value(assessment.finding(), "share of the final loss"))
        .isCloseTo(1, within(1e-6));
  }

  @Test
  void isSuspectedWhereMuchOfTheLossIsForced() {
    Assessment assessment = Exam.assessment(CHECK, THREE.epochs(3));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.threshold(assessment.finding(), "share of the final loss")).isEqualTo(1.0 / 3);
  }

  @Test
  void isNotSuspectedWhereMostOfTheLossIsNotForced() {
    Assessment assessment = Exam.assessment(CHECK, THREE.epochs(1).alpha(1e-6).constant(5));

    assertThat(assessment.suspected()).isFalse();
  }

  /** A line, and one input far from it with the targets 5 and 6: little of the loss is forced. */
  private static final Recipe LINE =
      Recipe.on(
              ZooData.rows(
                  23,
                  row -> new double[] {row < 21 ? row / 20.0 : 0.51},
                  row -> new double[] {row < 21 ? row / 20.0 : row - 16}))
          .hidden()
          .alpha(0.3);

  @Test
  void isStillSuspectedWhereTheRunConvergesWithoutTheRows() {
    Assessment refined = refined(LINE.epochs(500));

    assertThat(refined.suspected()).isTrue();
    assertThat(refined.finding().summary()).contains("Without these rows the same run converges");
    assertThat(Exam.value(refined.finding(), "share of the final loss")).isLessThan(0.1);
  }

  @Test
  void isClearedWhereTheRunFailsWithoutTheRowsToo() {
    assertThat(refined(LINE.epochs(3)).suspected()).isFalse();
  }

  private static Assessment refined(Recipe recipe) {
    FinishedRun run = Exam.run(recipe);
    Assessment assessment = CHECK.assess(run).orElseThrow();
    assertThat(assessment.suspected()).isTrue();
    return CHECK.refine(assessment, run, Exam.trials(run));
  }

  @Test
  void warnsWithTheRowsAndTheFloor() {
    assertThat(Exam.warning(CHECK, THREE).orElseThrow()).contains("ows 0 and 1", "0.1667");
  }

  @Test
  void isSilentOnRowsThatAreRepeated() {
    Recipe repeated = Recipe.on(ZooData.repeated(ZooData.builtIn("xor"), 3)).epochs(5);

    assertThat(Exam.assessed(CHECK, repeated)).isEmpty();
    assertThat(Exam.warning(CHECK, repeated)).isEmpty();
  }

  @Test
  void isSilentOnNoiseAtDifferentInputs() {
    Recipe noisy = Recipe.on(ZooData.noisy(ZooData.curve(21, x -> x), 0.5, 1)).hidden().epochs(5);

    assertThat(Exam.assessed(CHECK, noisy)).isEmpty();
  }

  @Test
  void staysANoteWhereTrialsShowWhatElseIsWrong() {
    Diagnosis diagnosis =
        Diagnosis.of(
            Exam.run(THREE.epochs(3)), Exam.budget(Exam.run(THREE.epochs(3))), new ArrayList<>());

    assertThat(diagnosis.findings())
        .filteredOn(finding -> finding.severity() == CAUSE)
        .extracting(Finding::id)
        .containsExactly("too-few-epochs");
    assertThat(diagnosis.findings())
        .filteredOn(finding -> finding.severity() == NOTE)
        .extracting(Finding::id)
        .contains("contradictory-rows");
  }
}
