package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdenticalHiddenUnitsTests {
  private static final IdenticalHiddenUnits CHECK = new IdenticalHiddenUnits();
  private static final Recipe XOR = Recipe.on("xor").epochs(200);
  private static final Recipe FOUNDING = XOR.constant(0.1);
  private static final Recipe MIRRORED =
      XOR.theta(0.9, -0.9, -0.4, 0.4, 0.7, -0.7, 0.1, -0.1, -0.2).alpha(0.1);

  @Test
  void findsTheFoundingUnits() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING);
    Finding finding = assessment.finding();

    assertThat(finding.id()).isEqualTo("identical-hidden-units");
    assertThat(finding.severity()).isEqualTo(CAUSE);
    assertThat(finding.summary()).startsWith("Hidden units 1 and 2 ");
    assertThat(Exam.value(finding, "distance")).isZero();
    assertThat(Exam.threshold(finding, "distance")).isEqualTo(1e-12);
    assertThat(Exam.value(finding, "effective units")).isOne();
    assertThat(Exam.threshold(finding, "effective units")).isEqualTo(2);
    assertThat(assessment.cures())
        .extracting(Remedy::id)
        .containsExactly("random-init", "glorot-init", "he-init", "wide-jitter", "jitter");
  }

  @Test
  void warnsOfThem() {
    assertThat(Exam.warning(CHECK, FOUNDING))
        .hasValueSatisfying(text -> assertThat(text).startsWith("Hidden units 1 and 2 "));
  }

  @Test
  void findsThemUnderAnyOptimizerAndAnyAlpha() {
    assertThat(Exam.assessed(CHECK, FOUNDING.adam(0.05))).isPresent();
    assertThat(Exam.assessed(CHECK, FOUNDING.nesterov(0.1))).isPresent();
    assertThat(Exam.assessed(CHECK, FOUNDING.rmsProp(0.01).batch(1))).isPresent();
    assertThat(Exam.assessed(CHECK, FOUNDING.alpha(1))).isPresent();
  }

  @Test
  void findsThemThoughTheRunOverflowed() {
    assertThat(Exam.assessment(CHECK, FOUNDING.alpha(3).epochs(1_000)).finding().severity())
        .isEqualTo(CAUSE);
  }

  @Test
  void countsTheEffectiveUnitsOfEachLayer() {
    Finding finding = Exam.assessment(CHECK, FOUNDING.hidden(3, 4).tanh().epochs(10)).finding();

    assertThat(Exam.value(finding, "effective units in layer 1")).isOne();
    assertThat(Exam.threshold(finding, "effective units in layer 2")).isEqualTo(4);
    assertThat(Exam.value(finding, "effective units in layer 2")).isOne();
  }

  /** Equal answers, but the output asks different things of them: their gradients differ. */
  @Test
  void isSilentOnEqualIncomingButDifferentOutgoingWeights() {
    Recipe alike = XOR.theta(0.5, 0.5, 0.8, 0.8, 0.9, -0.5, 0.1, 0.1, 0.2);

    assertThat(Exam.assessed(CHECK, alike)).isEmpty();
    assertThat(Exam.warning(CHECK, alike)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TANH", "IDENTITY"})
  void findsAUnitAndItsNegativeWhereTheActivationIsOdd(Activation activation) {
    Recipe mirrored = MIRRORED.activation(activation);

    assertThat(Exam.value(Exam.assessment(CHECK, mirrored).finding(), "effective units")).isOne();
    assertThat(Exam.warning(CHECK, mirrored)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"SIGMOID", "RELU", "LEAKY_RELU", "GELU", "SOFTPLUS"})
  void isSilentOnAUnitAndItsNegativeElsewhere(Activation activation) {
    assertThat(Exam.assessed(CHECK, MIRRORED.activation(activation))).isEmpty();
    assertThat(Exam.warning(CHECK, MIRRORED.activation(activation))).isEmpty();
  }

  @Test
  void isSilentOnRandomStarts() {
    for (int seed = 0; seed < 20; seed++) {
      assertThat(Exam.assessed(CHECK, XOR.hidden(8).uniform(0, 1).seed(seed).epochs(5))).isEmpty();
    }
  }

  /** Twins at the end only are a coincidence, or units that training has made alike. */
  @Test
  void isSilentOnUnitsThatWereDifferentAtTheStart() {
    Recipe away = XOR.relu().theta(-1., -2., -1., -2., 0., 0., -1., -2., 0.5);

    assertThat(Exam.assessed(CHECK, away)).isEmpty();
  }

  @Test
  void isANoteWhereOneUnitIsEnough() {
    Recipe line =
        ZooBases.line().hidden(3).activation(Activation.IDENTITY).constant(0.1).alpha(0.1);

    Assessment assessment = Exam.assessment(CHECK, line);

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
  }

  @Test
  void measuresTheFloorOfTheNetworkWithoutTheDoubles() {
    FinishedRun run = Exam.run(FOUNDING);
    Assessment assessment = CHECK.assess(run).orElseThrow();

    Finding refined = CHECK.refine(assessment, run, Exam.trials(run)).finding();

    assertThat(refined.severity()).isEqualTo(CAUSE);
    assertThat(Exam.value(refined, "lowest loss")).isCloseTo(1.0 / 6, within(1e-4));
    assertThat(refined.summary()).contains("0.1667");
  }

  @Test
  void blamesNobodyWhereTheNetworkWithoutTheDoublesSuffices() {
    Recipe line = Recipe.on(ZooData.curve(3, x -> x));
    Recipe slow = line.hidden(3).tanh().constant(0.1).alpha(1e-4).epochs(50);
    FinishedRun run = Exam.run(slow);
    Assessment assessment = CHECK.assess(run).orElseThrow();

    Finding refined = CHECK.refine(assessment, run, Exam.trials(run)).finding();

    assertThat(assessment.finding().severity()).isEqualTo(CAUSE);
    assertThat(refined.severity()).isEqualTo(NOTE);
    assertThat(Exam.value(refined, "lowest loss")).isLessThanOrEqualTo(run.goal());
  }

  @Test
  void staysAsItIsWithoutABudget() {
    FinishedRun run = Exam.run(FOUNDING);
    Assessment assessment = CHECK.assess(run).orElseThrow();

    assertThat(CHECK.refine(assessment, run, Exam.noTrials(run))).isEqualTo(assessment);
  }
}
