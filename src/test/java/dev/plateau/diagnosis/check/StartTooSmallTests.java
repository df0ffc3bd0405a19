package dev.plateau.diagnosis.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.UnitGroup;
import dev.plateau.diagnosis.trial.Remedy;
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
        .matches("The weights start at 0.* of the size that suits this network.*");
    assertThat(Exam.warning(CHECK, XOR.glorot())).isEmpty();
  }

  /** The founding start, shaken by a hundredth: the units part, but not in 3,000 epochs. */
  @Test
  void suspectsUnitsThatStartNearlyAlike() {
    Recipe shaken = Recipe.on("xor").normal(0.1, 1e-3).alpha(0.3).epochs(3_000);
    FinishedRun run = Exam.run(shaken);

    Assessment assessment = CHECK.assess(run).orElseThrow();

    assertThat(assessment.suspected()).isTrue();
    assertThat(assessment.cures()).extracting(Remedy::id).contains("random-init", "glorot-init");
    Finding finding = assessment.finding();
    assertThat(finding.summary()).startsWith("The units of a hidden layer start nearly alike");
    assertThat(Exam.value(finding, "distance between the units")).isBetween(1e-3, 0.1);
    double lambda = run.end().spectrum().smallest();
    double spread = UnitGroup.spread(run.network(), run.end().theta());
    assertThat(Exam.value(finding, "epochs in which that grows"))
        .isEqualTo(Math.rint(-Math.log(spread) / (0.3 * -lambda)));
    assertThat(Exam.warning(CHECK, shaken)).isPresent();
    assertThat(Exam.warning(CHECK, shaken.normal(0.1, 0.1))).isEmpty();
  }

  /** Equal weights are another matter. */
  @Test
  void isSilentOnScaledAndOnFixedStarts() {
    assertThat(Exam.assessed(CHECK, XOR.glorot())).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.uniform(-1, 1))).isEmpty();
    assertThat(Exam.assessed(CHECK, XOR.constant(0.001))).isEmpty();
  }
}
