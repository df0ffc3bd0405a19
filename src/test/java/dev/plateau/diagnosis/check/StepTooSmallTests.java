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
    Verdict verdict = Exam.verdict(CHECK, LINE.alpha(1e-3));
    Finding finding = verdict.finding();

    assertThat(finding.severity()).isEqualTo(SYMPTOM);
    assertThat(verdict.suspected()).isTrue();
    assertThat(Exam.value(finding, "alpha x largest")).isCloseTo(2e-3, within(1e-12));
    assertThat(Exam.threshold(finding, "alpha x largest")).isEqualTo(0.05);
  }

  @Test
  void triesOneByLambda() {
    FinishedRun run = Exam.run(LINE.alpha(1e-3));
    TrialRunner trials = new TrialRunner(run, () -> 0);

    assertThat(CHECK.judge(run).orElseThrow().cures())
        .extracting(
            cure -> cure.change().of(run.spec(), trials).map(spec -> spec.descent().learningRate()))
        .containsExactly(Optional.of(0.5), Optional.of(0.12));
  }

  /** Momentum of 0.9 moves ten times as far. */
  @ParameterizedTest
  @CsvSource({"0.0249, 0.00249, true", "0.0251, 0.00251, false"})
  void drawsTheLineAtATwentieth(double alpha, double withMomentum, boolean small) {
    Recipe five = LINE.epochs(5);

    assertThat(Exam.judged(CHECK, five.alpha(alpha)).isPresent()).isEqualTo(small);
    assertThat(Exam.judged(CHECK, five.momentum(withMomentum)).isPresent()).isEqualTo(small);
    assertThat(Exam.judged(CHECK, five.nesterov(withMomentum)).isPresent()).isEqualTo(small);
  }

  @Test
  void suspectsAScalingOptimizerByTheWayItCame() {
    Verdict verdict = Exam.verdict(CHECK, CIRCLES.adam(3e-5));

    assertThat(Exam.value(verdict.finding(), "farthest")).isBetween(1e-3, 2e-3);
    assertThat(Exam.threshold(verdict.finding(), "farthest")).isEqualTo(0.5);
    assertThat(verdict.cures()).extracting(Remedy::id).containsOnly("larger-alpha");
    assertThat(Exam.judged(CHECK, CIRCLES)).isEmpty();
  }

  @Test
  void isSilentOnGoodSteps() {
    assertThat(Exam.judged(CHECK, Recipe.on("xor").constant(0.1))).isEmpty();
    assertThat(Exam.judged(CHECK, LINE.epochs(1))).isEmpty();
  }

  /** No step gets anywhere without a gradient. */
  @Test
  void isSilentWhereNothingMoves() {
    Recipe zero = Recipe.on("xor").hidden(4).tanh().bce().constant(0).epochs(20);

    assertThat(Exam.judged(CHECK, zero.adam(0.1))).isEmpty();
  }

  @Test
  void isSilentOnRunsThatConvergedOrDiverged() {
    assertThat(Exam.judged(CHECK, LINE.alpha(1e-3).lossBelow(100))).isEmpty();
    assertThat(Exam.judged(CHECK, LINE.alpha(1.1))).isEmpty();
  }
}
