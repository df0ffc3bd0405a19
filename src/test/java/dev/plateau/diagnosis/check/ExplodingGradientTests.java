package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class ExplodingGradientTests {
  private static final Check CHECK = new ExplodingGradient();
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1);
  private static final Recipe DEEP =
      ZooBases.planes().hidden(8, 8, 8, 8).activation(Activation.IDENTITY).alpha(0.05).epochs(500);

  @Test
  void suspectsAStartThatIsAThousandTimesTooSteep() {
    Assessment assessment = Exam.assessment(CHECK, DEEP.normal(0, 2));
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(finding, "first epoch that is not finite")).isEqualTo(2);
    assertThat(Exam.value(finding, "gradient at the start")).isCloseTo(1.959e6, within(1e3));
    assertThat(Exam.threshold(finding, "gradient at the start")).isEqualTo(1e3);
    assertThat(assessment.cures()).extracting(Remedy::id).containsExactly("glorot-init", "he-init");
  }

  @Test
  void isTheSymptomOfStepsThatAreTooLarge() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING.alpha(3));

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isFalse();
    assertThat(assessment.cures()).isEmpty();
    assertThat(Exam.value(assessment.finding(), "first epoch that is not finite")).isEqualTo(221);
    assertThat(Exam.value(assessment.finding(), "growth")).isCloseTo(25, within(1e-9));
  }

  @Test
  void seesALossThatOnlyGrew() {
    Finding finding = Exam.assessment(CHECK, ZooBases.line().alpha(1.01)).finding();

    assertThat(finding.evidence()).noneMatch(evidence -> evidence.name().startsWith("first epoch"));
    assertThat(Exam.value(finding, "growth")).isCloseTo(1.02 * 1.02, within(1e-6));
  }

  @Test
  void isSilentUnlessTheRunDiverged() {
    assertThat(Exam.assessed(CHECK, FOUNDING.epochs(100))).isEmpty();
    assertThat(Exam.assessed(CHECK, FOUNDING.alpha(0.65).epochs(100))).isEmpty();
    assertThat(Exam.assessed(CHECK, DEEP)).isEmpty();
    assertThat(Exam.assessed(CHECK, ZooBases.parabolaByDescent().epochs(100))).isEmpty();
  }
}
