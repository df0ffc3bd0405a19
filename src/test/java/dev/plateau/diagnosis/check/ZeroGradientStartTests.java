package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Loss;
import org.junit.jupiter.api.Test;

class ZeroGradientStartTests {
  private static final Check CHECK = new ZeroGradientStart();
  private static final Recipe ZERO = Recipe.on("xor").hidden(4).tanh().bce().constant(0).epochs(20);

  @Test
  void findsAStartThatNothingLeaves() {
    Assessment assessment = Exam.assessment(CHECK, ZERO);

    assertThat(assessment.finding().severity()).isEqualTo(CAUSE);
    assertThat(assessment.suspected()).isFalse();
    assertThat(Exam.value(assessment.finding(), "norm of the gradient")).isZero();
    assertThat(assessment.cures()).extracting(Remedy::id).contains("glorot-init", "jitter");
  }

  @Test
  void warnsOfIt() {
    assertThat(Exam.warning(CHECK, ZERO)).isPresent();
  }

  @Test
  void isSilentWhereAnythingPulls() {
    assertThat(Exam.assessed(CHECK, ZERO.constant(1e-3))).isEmpty();
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).epochs(20))).isEmpty();
    assertThat(Exam.warning(CHECK, ZERO.constant(1e-3))).isEmpty();
  }

  /** All weights 0, but the output's bias has a gradient. */
  @Test
  void isSilentOnZerosThatALinearModelLeaves() {
    assertThat(Exam.assessed(CHECK, ZooBases.line().constant(0))).isEmpty();
  }

  @Test
  void isSilentAtTheFloor() {
    Recipe done = Recipe.on(ZooData.curve(5, x -> 1)).hidden().theta(0.0, 1.0).epochs(5);

    assertThat(Exam.assessed(CHECK, done)).isEmpty();
    assertThat(Exam.warning(CHECK, done)).isEmpty();
  }

  @Test
  void isANoteWhereTheRunIsCalledConverged() {
    Assessment assessment = Exam.assessment(CHECK, ZERO.lossBelow(1));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
  }

  @Test
  void isASymptomWhereDeadUnitsOrStuckOutputsExplainIt() {
    Recipe dead =
        Recipe.on("xor").relu().theta(-1., -1., -1., -1., 1., 1., -1., -1., 0.5).epochs(20);
    Recipe stuck = Recipe.on("nand").hidden().bce().loss(Loss.MSE).constant(-40).epochs(20);

    assertThat(Exam.assessment(CHECK, dead).finding().severity()).isEqualTo(SYMPTOM);
    assertThat(Exam.assessment(CHECK, dead).cures()).isEmpty();
    assertThat(Exam.assessment(CHECK, stuck).finding().severity()).isEqualTo(SYMPTOM);
  }
}
