package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import org.junit.jupiter.api.Test;

class StartTooSmallTests {
  private static final Check CHECK = new StartTooSmall();
  private static final Recipe XOR = Recipe.on("xor").epochs(20);

  @Test
  void suspectsWeightsNextToZero() {
    Assessment assessment = Exam.assessment(CHECK, XOR.uniform(-0.01, 0.01));

    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "size of the weights")).isLessThan(0.1);
  }

  @Test
  void warnsBeforeTraining() {
    assertThat(Exam.warning(CHECK, XOR.uniform(-0.01, 0.01)).orElseThrow())
        .matches("The weights start at .* % of the size that suits this network.*");
    assertThat(Exam.warning(CHECK, XOR.glorot())).isEmpty();
  }

  /** Equal weights are another matter. */
  @Test
  void isSilentOnScaledAndOnFixedStarts() {
    assertThat(Exam.assessed(CHECK, XOR.glorot())).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.uniform(-1, 1))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.constant(0.001))).isEmpty();
  }
}
