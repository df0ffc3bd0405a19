package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import org.junit.jupiter.api.Test;

class NoBetterThanConstantTests {
  private static final Check CHECK = new NoBetterThanConstant();
  private static final Recipe XOR = Recipe.on("xor").hidden().epochs(200);

  @Test
  void findsARunThatLearnedOneNumber() {
    Assessment assessment = Exam.assessment(CHECK, XOR);
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isFalse();
    assertThat(Exam.value(finding, "learned share")).isCloseTo(0, within(1e-9));
    assertThat(Exam.threshold(finding, "learned share")).isEqualTo(0.01);
    assertThat(Exam.value(finding, "baseline loss")).isEqualTo(0.25);
  }

  /** Constant answers to y = x are 1 percent better only when they are no constants. */
  @Test
  void drawsTheLineAtAHundredth() {
    Recipe line = Recipe.on(ZooData.curve(21, x -> x)).hidden().alpha(1e-9).epochs(1);

    assertThat(Exam.assessed(CHECK, line.theta(0.0049, 0.0))).isPresent();
    assertThat(Exam.assessed(CHECK, line.theta(0.0051, 0.0))).isEmpty();
  }

  @Test
  void findsARunThatOverflowed() {
    assertThat(Exam.assessed(CHECK, XOR.alpha(3).epochs(10_000))).isPresent();
  }

  @Test
  void isSilentWhereAnythingWasLearned() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").uniform(0, 1).epochs(700))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.assessed(CHECK, XOR.lossBelow(1))).isEmpty();
  }
}
