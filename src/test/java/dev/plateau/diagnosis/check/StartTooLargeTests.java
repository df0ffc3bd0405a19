package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
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
  void suspectsWeightsThatFlattenTheFirstLayer() {
    Recipe huge =
        Recipe.on("circles")
            .hidden(8)
            .output(Activation.SIGMOID)
            .normal(0, 500)
            .alpha(0.1)
            .epochs(20);

    Assessment assessment = Exam.assessment(CHECK, huge);

    assertThat(assessment.suspected()).isTrue();
    assertThat(assessment.finding().summary()).contains("slopes are next to 0");
    assertThat(Exam.value(assessment.finding(), "share of slopes")).isGreaterThan(0.9);
    assertThat(Exam.assessed(CHECK, huge.normal(0, 1))).isEmpty();
  }

  @Test
  void warnsBeforeTraining() {
    assertThat(Exam.warning(CHECK, XOR.uniform(10, 20)).orElseThrow())
        .contains("times that of the best constant");
    assertThat(Exam.warning(CHECK, XOR.glorot())).isEmpty();
  }

  @Test
  void isSilentOnOrdinaryStarts() {
    assertThat(Exam.assessed(CHECK, XOR.uniform(0, 1))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.glorot())).isEmpty();
  }
}
