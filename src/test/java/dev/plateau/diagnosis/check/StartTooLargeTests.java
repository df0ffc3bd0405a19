package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import org.junit.jupiter.api.Test;

class StartTooLargeTests {
  private static final Check CHECK = new StartTooLarge();
  private static final Recipe XOR = Recipe.on("xor").alpha(1e-3).epochs(20);

  @Test
  void suspectsAFirstLossFarAboveTheBaseline() {
    Assessment assessment = Exam.assessment(CHECK, XOR.uniform(10, 20));

    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "first loss")).isGreaterThan(100);
  }

  @Test
  void isSilentOnOrdinaryStarts() {
    assertThat(Exam.assessed(CHECK, XOR.uniform(0, 1))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.glorot())).isEmpty();
  }
}
