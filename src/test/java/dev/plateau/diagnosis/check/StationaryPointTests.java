package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import org.junit.jupiter.api.Test;

class StationaryPointTests {
  private static final Check CHECK = new StationaryPoint();
  private static final Recipe XOR = Recipe.on("xor");
  private static final Recipe FOUNDING = XOR.constant(0.1);

  @Test
  void findsTheFoundingRunOnASaddle() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING);
    Finding finding = assessment.finding();

    assertThat(finding.id()).isEqualTo("saddle");
    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isFalse();
    assertThat(Exam.value(finding, "norm of the gradient")).isCloseTo(9.041e-5, within(1e-8));
    assertThat(Exam.value(finding, "smallest")).isCloseTo(-1.665e-3, within(1e-6));
    assertThat(Exam.threshold(finding, "smallest")).isCloseTo(-3.3005e-6, within(1e-10));
    assertThat(Exam.value(finding, "largest")).isCloseTo(3.3005, within(1e-4));
  }

  /** ln(1 / sigma) / (alpha |lambda|) with sigma = 1e-16. */
  @Test
  void estimatesTheEscape() {
    Finding finding = Exam.assessment(CHECK, FOUNDING).finding();

    double epochs = Math.log(1e16) / (0.3 * -Exam.value(finding, "smallest"));

    assertThat(Exam.value(finding, "epochs to leave")).isCloseTo(epochs, within(0.5));
  }

  @Test
  void findsALinearModelOfXorInItsMinimum() {
    Finding finding = Exam.assessment(CHECK, XOR.hidden().epochs(200)).finding();

    assertThat(finding.id()).isEqualTo("local-minimum");
    assertThat(Exam.value(finding, "smallest")).isGreaterThan(0.3);
    assertThat(finding.evidence())
        .noneMatch(evidence -> evidence.name().startsWith("epochs to leave"));
  }

  @Test
  void doesNotGuessWhereTheCurvatureIsZero() {
    Finding finding = Exam.assessment(CHECK, XOR.tanh().constant(0).epochs(500)).finding();

    assertThat(finding.id()).isEqualTo("flat-region");
    assertThat(Exam.value(finding, "smallest")).isCloseTo(0, within(1e-12));
  }

  @Test
  void isSilentWhereTheLossFalls() {
    assertThat(Exam.assessed(CHECK, ZooBases.line().alpha(0.2).epochs(6))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.uniform(0, 1).epochs(700))).isEmpty();
  }

  @Test
  void isSilentOnConvergedAndRestlessRuns() {
    assertThat(Exam.assessed(CHECK, XOR.uniform(0, 1).epochs(3_000))).isEmpty();
    assertThat(Exam.assessed(CHECK, FOUNDING.alpha(1).epochs(500))).isEmpty();
  }

  /** The loss stands because steps are short, not because nothing pulls. */
  @Test
  void isSilentOnAPlateauOfShortSteps() {
    FinishedRun run = Exam.run(XOR.uniform(0, 1).alpha(1e-6).epochs(200));

    assertThat(run.notDiverging()).isTrue();
    assertThat(CHECK.assess(run)).isEmpty();
  }
}
