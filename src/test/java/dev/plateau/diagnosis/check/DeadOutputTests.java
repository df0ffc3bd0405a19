package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class DeadOutputTests {
  private static final Check CHECK = new DeadOutput();
  private static final Recipe XOR = Recipe.on("xor").output(Activation.RELU).epochs(10);

  /** Negative weights behind sigmoids, which are positive, and a negative bias. */
  @Test
  void provesThatTheOutputIsOff() {
    Recipe dead = XOR.constant(-1);

    assertThat(Exam.assessment(CHECK, dead).finding().severity()).isEqualTo(CAUSE);
    assertThat(Exam.warning(CHECK, dead)).isPresent();
  }

  @Test
  void isSilentWhereTheOutputIsOn() {
    assertThat(Exam.assessed(CHECK, XOR.constant(0.5))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.constant(-1).output(Activation.IDENTITY))).isEmpty();
  }
}
