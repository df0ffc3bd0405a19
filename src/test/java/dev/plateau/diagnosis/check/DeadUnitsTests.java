package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class DeadUnitsTests {
  private static final Check CHECK = new DeadUnits();
  private static final Recipe XOR = Recipe.on("xor").relu().alpha(0.01).epochs(20);
  private static final Recipe ALL_DEAD =
      XOR.theta(-1.0, -1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 0.5);
  private static final Recipe HALF_DEAD =
      XOR.theta(-1.0, 1.0, -1.0, 1.0, 1.0, 1.0, -1.0, -0.5, 0.5);

  @Test
  void provesALayerThatIsOffOnEveryRow() {
    Assessment assessment = Exam.assessment(CHECK, ALL_DEAD);

    assertThat(assessment.finding().severity()).isEqualTo(CAUSE);
    assertThat(Exam.value(assessment.finding(), "share of dead units in layer 1")).isOne();
    assertThat(Exam.threshold(assessment.finding(), "share of dead units")).isEqualTo(0.25);
    assertThat(Exam.value(assessment.finding(), "dead units in layer 1")).isEqualTo(2);
    assertThat(assessment.cures())
        .extracting(Remedy::id)
        .containsExactly("leaky-relu", "he-init", "glorot-init");
    assertThat(Exam.warning(CHECK, ALL_DEAD)).isPresent();
  }

  @Test
  void suspectsPartOfALayer() {
    Assessment assessment = Exam.assessment(CHECK, HALF_DEAD);

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "share of dead units")).isEqualTo(0.5);
    assertThat(Exam.warning(CHECK, HALF_DEAD)).isEmpty();
  }

  @Test
  void isSilentOnOneDeadUnitOfMany() {
    assertThat(Exam.assessed(CHECK, circles(1))).isEmpty();
    assertThat(Exam.assessed(CHECK, circles(2))).isPresent();
  }

  private static Recipe circles(int dead) {
    double[] biases = ZooData.all(8, 0.5);
    for (int unit = 0; unit < dead; unit++) {
      biases[unit] = -20;
    }
    return Recipe.on("circles")
        .hidden(8)
        .relu()
        .bce()
        .theta(ZooData.start(2, biases, new double[1]))
        .alpha(0.1)
        .epochs(20);
  }

  @Test
  void isSilentWhereUnitsKeepASlope() {
    assertThat(Exam.assessed(CHECK, ALL_DEAD.activation(Activation.LEAKY_RELU))).isEmpty();
    assertThat(Exam.assessed(CHECK, ALL_DEAD.activation(Activation.ELU))).isEmpty();
    assertThat(Exam.assessed(CHECK, ALL_DEAD.tanh())).isEmpty();
    assertThat(Exam.warning(CHECK, ALL_DEAD.tanh())).isEmpty();
  }

  /** Off as well, but a first gradient may wake them: zeros are another check's business. */
  @Test
  void isSilentOnUnitsWithoutAnyWeight() {
    assertThat(Exam.assessed(CHECK, XOR.constant(0))).isEmpty();
    assertThat(Exam.warning(CHECK, XOR.constant(0))).isEmpty();
  }

  @Test
  void isANoteWhereTheRunConverged() {
    assertThat(Exam.assessment(CHECK, ALL_DEAD.lossBelow(1)).finding().severity()).isEqualTo(NOTE);
    assertThat(Exam.assessment(CHECK, HALF_DEAD.lossBelow(1)).finding().severity()).isEqualTo(NOTE);
    assertThat(Exam.assessment(CHECK, HALF_DEAD.lossBelow(1)).suspected()).isFalse();
  }
}
