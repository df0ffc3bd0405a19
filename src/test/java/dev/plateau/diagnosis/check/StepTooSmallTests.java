package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.SYMPTOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.zoo.Exam;
import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.diagnosis.zoo.ZooBases;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepTooSmallTests {
  private static final Check CHECK = new StepTooSmall();

  /** Its largest eigenvalue is 2 everywhere. */
  private static final Recipe LINE = ZooBases.line();

  private static final Recipe CIRCLES = ZooBases.circlesByAdam().epochs(50);

  @Test
  void suspectsStepsThatAreAFewHundredthsOfTheBest() {
    Assessment assessment = Exam.assessment(CHECK, LINE.alpha(1e-3));
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(finding, "alpha x largest")).isCloseTo(2e-3, within(1e-12));
    assertThat(Exam.threshold(finding, "alpha x largest")).isEqualTo(0.05);
  }

  @Test
  void triesOneByLambda() {
    FinishedRun run = Exam.run(LINE.alpha(1e-3));
    TrialRunner trials = Exam.noTrials(run);

    assertThat(CHECK.assess(run).orElseThrow().cures())
        .extracting(
            cure -> cure.change().of(run.spec(), trials).map(spec -> spec.descent().learningRate()))
        .containsExactly(Optional.of(0.5), Optional.of(0.12), Optional.of(0.01));
  }

  /** Momentum of 0.9 moves ten times as far. */
  @ParameterizedTest
  @CsvSource({"0.0249, 0.00249, true", "0.0251, 0.00251, false"})
  void drawsTheLineAtATwentieth(double alpha, double withMomentum, boolean small) {
    Recipe five = LINE.epochs(5);

    assertThat(Exam.assessed(CHECK, five.alpha(alpha)).isPresent()).isEqualTo(small);
    assertThat(Exam.assessed(CHECK, five.momentum(withMomentum)).isPresent()).isEqualTo(small);
    assertThat(Exam.assessed(CHECK, five.nesterov(withMomentum)).isPresent()).isEqualTo(small);
  }

  @Test
  void suspectsAScalingOptimizerByTheWayItCame() {
    Assessment assessment = Exam.assessment(CHECK, CIRCLES.adam(3e-5));

    assertThat(Exam.value(assessment.finding(), "farthest")).isBetween(1e-3, 2e-3);
    assertThat(Exam.threshold(assessment.finding(), "farthest")).isEqualTo(0.5);
    assertThat(assessment.cures()).extracting(Remedy::id).containsOnly("larger-alpha");
    assertThat(Exam.assessment(CHECK, CIRCLES.epochs(20)).reported()).isFalse();
  }

  @Test
  void isSilentOnGoodSteps() {
    assertThat(Exam.assessed(CHECK, Recipe.on("xor").constant(0.1))).isEmpty();
    assertThat(Exam.assessed(CHECK, LINE.epochs(1))).isEmpty();
  }

  /** No step gets anywhere without a gradient. */
  @Test
  void isSilentWhereNothingMoves() {
    Recipe zero = Recipe.on("xor").hidden(4).tanh().bce().constant(0).epochs(20);

    assertThat(Exam.assessed(CHECK, zero.adam(0.1))).isEmpty();
  }

  @Test
  void isSilentOnRunsThatConvergedOrDiverged() {
    assertThat(Exam.assessed(CHECK, LINE.alpha(1e-3).lossBelow(100))).isEmpty();
    assertThat(Exam.assessed(CHECK, LINE.alpha(1.1))).isEmpty();
  }
}
