package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;

class VanishingGradientTests {
  private static final Check CHECK = new VanishingGradient();
  private static final Recipe DEEP =
      Recipe.on("xor").hidden(6, 6, 6, 6, 6, 6, 6).tanh().bce().alpha(0.3).epochs(50);

  @Test
  void suspectsAStackOfSigmoids() {
    Assessment assessment = Exam.assessment(CHECK, DEEP.activation(Activation.SIGMOID));

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "gradient of the first layer / of the last"))
        .isLessThan(1e-3);
    assertThat(Exam.threshold(assessment.finding(), "gradient of the first layer")).isEqualTo(1e-3);
    assertThat(assessment.cures())
        .extracting(Remedy::id)
        .containsExactly("he-init", "tanh-glorot", "relu-he");
  }

  @Test
  void suspectsAStartThatIsFaintInEveryLayer() {
    Assessment assessment = Exam.assessment(CHECK, DEEP.normal(0, 0.05));

    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "gradient of the first layer / of a scaled"))
        .isLessThan(1e-6);
    assertThat(assessment.cures()).extracting(Remedy::id).contains("glorot-init");
  }

  @Test
  void isSilentWhereTheErrorReachesTheFirstLayer() {
    assertThat(Exam.assessed(CHECK, DEEP)).isEmpty();
    assertThat(Exam.assessed(CHECK, DEEP.relu().he())).isEmpty();
  }

  @Test
  void isSilentOnShallowNetworks() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1).epochs(100))).isEmpty();
    assertThat(Exam.assessed(CHECK, ZooBases.line().epochs(1))).isEmpty();
  }

  @Test
  void isSilentWhereTheRunConverged() {
    assertThat(Exam.assessed(CHECK, DEEP.activation(Activation.SIGMOID).lossBelow(10))).isEmpty();
  }
}
