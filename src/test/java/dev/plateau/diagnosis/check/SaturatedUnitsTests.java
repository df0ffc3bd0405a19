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
    Verdict verdict = Exam.verdict(CHECK, XOR.uniform(20, 30));

    assertThat(verdict.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(verdict.suspected()).isTrue();
    assertThat(Exam.value(verdict.finding(), SHARE)).isOne();
    assertThat(Exam.threshold(verdict.finding(), SHARE)).isEqualTo(0.5);
    assertThat(verdict.cures()).extracting(Remedy::id).containsExactly("glorot-init", "he-init");
  }

  @Test
  void isTheSymptomOfSomethingElseWhereUnitsSaturatedOnTheWay() {
    Verdict verdict = Exam.verdict(CHECK, XOR.hidden(4).tanh().bce().glorot().alpha(100));

    assertThat(verdict.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(verdict.suspected()).isFalse();
    assertThat(verdict.cures()).isEmpty();
    assertThat(Exam.value(verdict.finding(), SHARE)).isZero();
  }

  /** A bias of 20 saturates a sigmoid unit that sees small inputs, on every row. */
  @Test
  void drawsTheLineAtHalfOfALayer() {
    Recipe base = XOR.hidden(4).alpha(0.01).epochs(5);

    Recipe one = base.theta(ZooData.start(2, new double[] {20, 0, 0, 0}, new double[1]));
    Recipe two = base.theta(ZooData.start(2, new double[] {20, -20, 0, 0}, new double[1]));

    assertThat(Exam.judged(CHECK, one)).isEmpty();
    assertThat(Exam.judged(CHECK, two)).isPresent();
  }

  @Test
  void isSilentOnScaledStarts() {
    assertThat(Exam.judged(CHECK, XOR.constant(0.1))).isEmpty();
    assertThat(Exam.judged(CHECK, ZooBases.sine().epochs(5))).isEmpty();
  }

  @Test
  void isSilentOnUnitsThatDoNotSaturate() {
    assertThat(Exam.judged(CHECK, XOR.relu().uniform(20, 30).alpha(1e-9))).isEmpty();
    assertThat(Exam.judged(CHECK, XOR.hidden().bce().constant(40))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.judged(CHECK, XOR.uniform(20, 30).lossBelow(1e9))).isEmpty();
  }
}
