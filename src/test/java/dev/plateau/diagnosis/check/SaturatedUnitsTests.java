package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import org.junit.jupiter.api.Test;

class SaturatedUnitsTests {
  private static final Check CHECK = new SaturatedUnits();
  private static final String SHARE = "share of saturated units";
  private static final Recipe XOR = Recipe.on("xor").epochs(100);

  @Test
  void suspectsAStartThatSaturates() {
    Assessment assessment = Exam.assessment(CHECK, XOR.uniform(20, 30));

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), SHARE)).isOne();
    assertThat(Exam.threshold(assessment.finding(), SHARE)).isEqualTo(0.5);
    assertThat(assessment.cures()).extracting(Remedy::id).containsExactly("glorot-init", "he-init");
  }

  @Test
  void isTheSymptomOfSomethingElseWhereUnitsSaturatedOnTheWay() {
    Assessment assessment = Exam.assessment(CHECK, XOR.hidden(4).tanh().bce().glorot().alpha(100));

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isFalse();
    assertThat(assessment.cures()).isEmpty();
    assertThat(Exam.value(assessment.finding(), SHARE)).isZero();
  }

  /** A bias of 20 saturates a sigmoid unit that sees small inputs, on every row. */
  @Test
  void drawsTheLineAtHalfOfALayer() {
    Recipe base = XOR.hidden(4).alpha(0.01).epochs(5);

    Recipe one = base.theta(ZooData.start(2, new double[] {20, 0, 0, 0}, new double[1]));
    Recipe two = base.theta(ZooData.start(2, new double[] {20, -20, 0, 0}, new double[1]));

    assertThat(Exam.assessed(CHECK, one)).isEmpty();
    assertThat(Exam.assessed(CHECK, two)).isPresent();
  }

  @Test
  void isSilentOnScaledStarts() {
    assertThat(Exam.assessed(CHECK, XOR.constant(0.1))).isEmpty();
    assertThat(Exam.assessed(CHECK, ZooBases.sine().epochs(5))).isEmpty();
  }

  @Test
  void isSilentOnUnitsThatDoNotSaturate() {
    assertThat(Exam.assessed(CHECK, XOR.relu().uniform(20, 30).alpha(1e-9))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.hidden().bce().constant(40))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.assessed(CHECK, XOR.uniform(20, 30).lossBelow(1e9))).isEmpty();
  }
}
