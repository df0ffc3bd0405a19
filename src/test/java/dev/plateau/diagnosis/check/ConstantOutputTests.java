package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.network.Activation;
import dev.plateau.training.Outcome;
import org.junit.jupiter.api.Test;

class ConstantOutputTests {
  private static final Check CHECK = new ConstantOutput();
  private static final Recipe XOR =
      Recipe.on("xor").output(Activation.SOFTMAX).alpha(0.1).epochs(20);

  @Test
  void provesThatSoftmaxOfOneUnitIsConstant() {
    Assessment assessment = Exam.assessment(CHECK, XOR);

    assertThat(assessment.finding().severity()).isEqualTo(CAUSE);
    assertThat(assessment.cures())
        .extracting(Remedy::id)
        .containsExactly("sigmoid-output", "identity-output");
    assertThat(Exam.warning(CHECK, XOR)).isPresent();
  }

  /** Half of the targets are 1, which is all that the output can be. */
  @Test
  void isNoConvergence() {
    assertThat(Exam.run(XOR).outcome()).isEqualTo(Outcome.PLATEAU);
    assertThat(Exam.run(XOR).bounds().outputFloor()).isEqualTo(0.5);
  }

  @Test
  void offersNumbersTheIdentityOnly() {
    Recipe line = ZooBases.line().output(Activation.SOFTMAX).epochs(3);

    assertThat(Exam.assessment(CHECK, line).cures())
        .extracting(Remedy::id)
        .containsExactly("identity-output");
  }

  @Test
  void isSilentOnOtherOutputs() {
    assertThat(Exam.assessed(CHECK, XOR.output(Activation.SIGMOID))).isEmpty();
    assertThat(Exam.warning(CHECK, Recipe.on("iris").crossEntropy())).isEmpty();
  }
}
