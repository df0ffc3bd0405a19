package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.network.Activation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetOutOfRangeTests {
  private static final Check CHECK = new TargetOutOfRange();

  private static Recipe on(Activation output, double... targets) {
    Dataset data =
        ZooData.rows(targets.length, row -> new double[] {row}, row -> new double[] {targets[row]});
    return Recipe.on(data).hidden().output(output).epochs(5).alpha(0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "SIGMOID, 2.5, 1.125",
    "SIGMOID, -1, 0.5",
    "TANH, 2, 0.5",
    "TANH, -1.5, 0.125",
    "RELU, -3, 4.5",
    "SOFTPLUS, -1, 0.5",
    "ELU, -2, 0.5"
  })
  void findsTargetsBeyondTheRange(Activation output, double target, double forced) {
    Assessment assessment = Exam.assessment(CHECK, on(output, 0.5, target));

    assertThat(assessment.finding().severity()).isEqualTo(CAUSE);
    assertThat(Exam.value(assessment.finding(), "targets out of reach")).isOne();
    assertThat(Exam.value(assessment.finding(), "loss that they force"))
        .isCloseTo(forced, within(1e-15));
    assertThat(assessment.cures()).extracting(Remedy::id).containsExactly("identity-output");
  }

  @Test
  void warnsOfThemAndNamesTheRows() {
    assertThat(Exam.warning(CHECK, on(Activation.SIGMOID, 0, 3, 1, -2)))
        .hasValueSatisfying(text -> assertThat(text).contains("rows 1 and 3"));
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "LEAKY_RELU"})
  void isSilentWhereTheOutputReachesEverything(Activation output) {
    Recipe far = on(output, -1e6, 1e6);

    assertThat(Exam.assessed(CHECK, far)).isEmpty();
    assertThat(Exam.warning(CHECK, far)).isEmpty();
  }

  /** A sigmoid is never quite 0 or 1, but comes as near as anybody likes. */
  @ParameterizedTest
  @CsvSource({"SIGMOID, 0, 1", "TANH, -1, 1", "RELU, 0, 100", "ELU, -1, 100"})
  void isSilentAtTheEndsOfTheRange(Activation output, double low, double high) {
    assertThat(Exam.assessed(CHECK, on(output, low, high))).isEmpty();
  }

  @Test
  void isSilentOnProbabilities() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").bce().epochs(5))).isEmpty();
    assertThat(Exam.assessed(CHECK, ZooBases.blobs().epochs(5))).isEmpty();
  }

  /** Of a baseline of 0.25 hardly anything is forced: something else keeps the run. */
  @Test
  void isANoteWhereHardlyAnyLossIsForced() {
    Assessment assessment = Exam.assessment(CHECK, on(Activation.SIGMOID, 0, 1.01));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(Exam.value(assessment.finding(), "loss that they force"))
        .isCloseTo(5e-5, within(1e-12));
  }

  @Test
  void isANoteWhereTheRunConverged() {
    Recipe content = on(Activation.SIGMOID, 0, 3).lossBelow(100);

    assertThat(Exam.assessment(CHECK, content).finding().severity()).isEqualTo(NOTE);
  }
}
