package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import org.junit.jupiter.api.Test;

class UnscaledInputsTests {
  private static final Check CHECK = new UnscaledInputs();
  private static final Recipe LINE = ZooBases.line();
  private static final Recipe TINY = LINE.data(ZooData.columns(LINE.data(), 1e-3, 0));
  private static final Recipe CIRCLES = Recipe.on("circles").hidden(8).tanh().bce().epochs(10);

  /** The mean of x^2 is 0.3667 for x = -1, -0.9, .. 1, so scaling by s leaves 1 / (0.3667 s^2). */
  @Test
  void findsInputsOfVeryDifferentSizes() {
    Assessment assessment = Exam.assessment(CHECK, TINY);
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(finding, "condition number")).isCloseTo(1e6 / 0.36667, within(30.0));
    assertThat(Exam.threshold(finding, "condition number")).isEqualTo(1e4);
    assertThat(Exam.value(finding, "the same once standardized")).isCloseTo(1, within(1e-9));
    assertThat(assessment.cures()).extracting(Remedy::id).containsExactly("standardize");
    assertThat(Exam.warning(CHECK, TINY)).isPresent();
  }

  @Test
  void speaksOfTheColumnsByTheirNames() {
    Recipe penguins = Recipe.on("penguins").hidden(4).tanh().crossEntropy().epochs(1);

    assertThat(Exam.warning(CHECK, penguins).orElseThrow())
        .startsWith("body_mass_g runs from 2700 to 6300 and island=Torgersen from 0 to 1: no one");
    assertThat(Exam.warning(CHECK, TINY).orElseThrow())
        .startsWith("x1 runs from -0.001 to 0.001: no one alpha suits all inputs");
  }

  @Test
  void findsInputsThatAreFarFromZero() {
    Recipe far = LINE.data(ZooData.columns(LINE.data(), 1, 1_000));

    assertThat(Exam.assessed(CHECK, far)).isPresent();
  }

  @Test
  void drawsTheLineAtTenThousand() {
    double factor = Math.sqrt(1 / 0.36667) / 100;

    Recipe below = LINE.data(ZooData.columns(LINE.data(), 1.01 * factor, 0));
    Recipe above = LINE.data(ZooData.columns(LINE.data(), 0.99 * factor, 0));

    assertThat(Exam.warning(CHECK, below)).isEmpty();
    assertThat(Exam.warning(CHECK, above)).isPresent();
  }

  @Test
  void findsInputsThatSaturateTheFirstLayerAtTheStart() {
    Recipe large = CIRCLES.data(ZooData.columns(CIRCLES.data(), 100, 0));

    Finding finding = Exam.assessment(CHECK, large).finding();

    assertThat(Exam.value(finding, "share of saturated units")).isGreaterThanOrEqualTo(0.5);
    assertThat(Exam.value(finding, "largest input")).isGreaterThan(10);
    assertThat(Exam.value(finding, "condition number")).isLessThan(1e4);
  }

  @Test
  void isSilentWhereLargeWeightsSaturateIt() {
    assertThat(Exam.assessed(CHECK, CIRCLES.normal(0, 100))).isEmpty();
  }

  @Test
  void isSilentOnceStandardized() {
    assertThat(Exam.assessed(CHECK, TINY.standardized())).isEmpty();
    assertThat(Exam.warning(CHECK, TINY.standardized())).isEmpty();
  }

  @Test
  void isSilentOnInputsOfOneSize() {
    assertThat(Exam.assessed(CHECK, LINE)).isEmpty();
    assertThat(Exam.assessed(CHECK, CIRCLES)).isEmpty();
    assertThat(Exam.assessed(CHECK, Recipe.on("iris").crossEntropy().epochs(5))).isEmpty();
  }

  /** Scaling does not tell them apart. */
  @Test
  void isSilentOnColumnsThatSayTheSame() {
    assertThat(Exam.warning(CHECK, alike(0))).isEmpty();
    assertThat(Exam.warning(CHECK, alike(1e-4))).isEmpty();
  }

  private static Recipe alike(double difference) {
    Dataset data =
        ZooData.rows(
            21,
            row -> new double[] {row / 10.0 - 1, row / 10.0 - 1 + difference * (row % 2)},
            row -> new double[] {row});
    return Recipe.on(data).hidden().alpha(0.1).epochs(10);
  }

  @Test
  void isNotSuspectedWhereTheRunConverged() {
    Assessment assessment = Exam.assessment(CHECK, TINY.lossBelow(100));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isFalse();
    assertThat(assessment.cures()).isEmpty();
  }
}
