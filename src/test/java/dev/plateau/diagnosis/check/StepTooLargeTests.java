package dev.plateau.diagnosis.check;

import static dev.plateau.diagnosis.evidence.Severity.CAUSE;
import static dev.plateau.diagnosis.evidence.Severity.NOTE;
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
import dev.plateau.diagnosis.zoo.ZooData;
import dev.plateau.math.Numbers;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTooLargeTests {
  private static final Check CHECK = new StepTooLarge();
  private static final Recipe FOUNDING = Recipe.on("xor").constant(0.1).epochs(2_000);
  private static final Recipe LINE = ZooBases.line();
  private static final Recipe CIRCLES = ZooBases.circlesByAdam().epochs(60);

  @Test
  void provesThatAlphaOneIsTooLarge() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING.alpha(1));
    Finding finding = assessment.finding();

    assertThat(finding.severity()).isEqualTo(CAUSE);
    assertThat(Exam.value(finding, "alpha x largest")).isCloseTo(3.2094600887, within(1e-9));
    assertThat(Exam.threshold(finding, "alpha x largest")).isEqualTo(2);
    assertThat(Exam.value(finding, "largest stable alpha")).isCloseTo(0.623158, within(5e-7));
    assertThat(Exam.value(finding, "alpha that is unstable from any start")).isOne();
    assertThat(Exam.value(finding, "highest loss")).isGreaterThan(10);
  }

  @Test
  void triesHalfOfTheLargestStableStepFirst() {
    FinishedRun run = Exam.run(FOUNDING.alpha(1));
    TrialRunner trials = Exam.trials(run);

    List<Remedy> cures = CHECK.assess(run).orElseThrow().cures();

    assertThat(cures).extracting(Remedy::id).containsOnly("smaller-alpha");
    assertThat(cures)
        .extracting(
            cure -> cure.change().of(run.spec(), trials).map(spec -> spec.descent().learningRate()))
        .containsExactly(Optional.of(0.31), Optional.of(0.1));
  }

  /** Inputs of 100 and more throw both relus over the edge within the first epoch. */
  @Test
  void standsBeforeTheUnitsThatItKilled() {
    Recipe killed =
        Recipe.on(ZooData.columns(ZooData.curve(20, x -> 3 + x), 100, 300))
            .hidden(2)
            .relu()
            .uniform(0, 0.1)
            .alpha(0.01)
            .epochs(50);

    assertThat(StepTooLarge.killed(Exam.run(killed))).isTrue();
    assertThat(Exam.assessment(CHECK, killed).finding().severity()).isEqualTo(CAUSE);
    assertThat(Exam.assessment(new DeadUnits(), killed).finding().severity()).isEqualTo(SYMPTOM);
    assertThat(StepTooLarge.killed(Exam.run(killed.alpha(1e-7)))).isFalse();
  }

  /** With K identity outputs and mse, the curvature along a bias is 2 / K at every theta. */
  @ParameterizedTest
  @CsvSource({"1, false", "1.01, true"})
  void knowsTheExactBoundOfOneOutput(double alpha, boolean tooLarge) {
    assertThat(Exam.assessed(CHECK, LINE.alpha(alpha)).map(Assessment::isCause).orElse(false))
        .isEqualTo(tooLarge);
  }

  @Test
  void knowsTheExactBoundOfTwoOutputs() {
    Finding finding = Exam.assessment(CHECK, ZooBases.planes().alpha(4)).finding();

    assertThat(Exam.value(finding, "alpha that is unstable from any start")).isEqualTo(2);
    assertThat(finding.severity()).isEqualTo(CAUSE);
  }

  @Test
  void allowsMomentumMore() {
    Finding finding = Exam.assessment(CHECK, ZooBases.sine().momentum(0.8)).finding();

    assertThat(finding.severity()).isEqualTo(CAUSE);
    assertThat(Exam.threshold(finding, "alpha x largest")).isCloseTo(3.8, within(1e-12));
    assertThat(Exam.assessed(CHECK, LINE.momentum(1.89).epochs(2_000))).isEmpty();
    assertThat(Exam.assessed(CHECK, LINE.momentum(1.91).epochs(2_000))).isPresent();
  }

  /** The first step would raise the loss only from 0.6232 on. */
  @Test
  void isSilentBelowTheLimit() {
    assertThat(Exam.assessed(CHECK, FOUNDING.alpha(0.62))).isEmpty();
    assertThat(Exam.assessed(CHECK, FOUNDING.alpha(0.3))).isEmpty();
  }

  /** An eigenvector of little weight in the gradient: beyond the edge, yet the loss falls. */
  @Test
  void isSilentBeyondTheEdgeWithoutARise() {
    Recipe start = Recipe.on("xor").uniform(0, 1).seed(7).alpha(0.05).epochs(10_000);
    Recipe late = start.from(theta(Exam.run(start.epochs(2_000)))).epochs(20);
    double limit = 2 / Exam.run(late).start().spectrum().largest();
    Recipe beyond = late.alpha(1.02 * limit).epochs(3);

    FinishedRun run = Exam.run(beyond);

    assertThat(StepTooLarge.exceedsLimit(run)).isTrue();
    assertThat(run.losses().highest()).isEqualTo(run.losses().first());
    assertThat(CHECK.assess(run)).isEmpty();
    assertThat(Exam.warning(CHECK, beyond)).isEmpty();
  }

  private static Theta theta(FinishedRun run) {
    return new Theta(Numbers.of(run.end().theta()));
  }

  @Test
  void isOnlyASuspicionWhereTheRunCameToRest() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING.alpha(0.65));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.value(assessment.finding(), "highest loss")).isCloseTo(0.43972, within(1e-5));
  }

  @Test
  void isANoteWhereTheRunConvergedAllTheSame() {
    Assessment assessment = Exam.assessment(CHECK, FOUNDING.uniform(0, 1).alpha(0.6));

    assertThat(assessment.finding().severity()).isEqualTo(NOTE);
    assertThat(assessment.suspected()).isFalse();
    assertThat(assessment.cures()).isEmpty();
  }

  @Test
  void suspectsAnOptimizerWithoutALimitByItsLossesAlone() {
    Assessment assessment = Exam.assessment(CHECK, CIRCLES.adam(20));

    assertThat(assessment.finding().severity()).isEqualTo(SYMPTOM);
    assertThat(assessment.suspected()).isTrue();
    assertThat(Exam.assessed(CHECK, CIRCLES)).isEmpty();
  }

  /** The loss rises by 1 % at first, and ends at its lowest. */
  @Test
  void isSilentWhereARiseHealedAndNoLimitIsKnown() {
    Recipe moons = ZooBases.moonsByAdagrad();
    FinishedRun run = Exam.run(moons.data(ZooData.contradicted(moons.data(), 3)));

    assertThat(run.losses().highest()).isGreaterThan(1.01 * run.losses().first());
    assertThat(run.losses().last()).isEqualTo(run.losses().lowest());
    assertThat(CHECK.assess(run)).isEmpty();
  }

  /** Mini-batches move the loss by themselves. */
  @Test
  void leavesTheUnrestOfBatchesToAnotherUnlessTheRunDiverged() {
    FinishedRun noisy = Exam.run(ZooBases.batches().batch(2).alpha(0.35));
    Assessment diverged = Exam.assessment(CHECK, ZooBases.batches().alpha(2));

    assertThat(noisy.outcome()).isEqualTo(Outcome.OSCILLATING);
    assertThat(CHECK.assess(noisy).filter(Assessment::isCause)).isEmpty();
    assertThat(diverged.isCause()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.65, 0.7, 0.99, 1, 3})
  void warnsWhereTheFirstStepRaisesTheLoss(double alpha) {
    assertThat(Exam.warning(CHECK, FOUNDING.alpha(alpha))).isPresent();
  }

  @Test
  void warnsWithTheBoundThatHoldsEverywhere() {
    assertThat(Exam.warning(CHECK, FOUNDING.alpha(0.99)).orElseThrow()).contains("0.6232");
    assertThat(Exam.warning(CHECK, FOUNDING.alpha(1)).orElseThrow()).contains("any start");
  }

  @Test
  void doesNotWarnOfStableStepsOrOptimizersWithoutALimit() {
    assertThat(Exam.warning(CHECK, FOUNDING.alpha(0.62))).isEmpty();
    assertThat(Exam.warning(CHECK, FOUNDING.adam(20))).isEmpty();
    assertThat(Exam.warning(CHECK, FOUNDING.momentum(0.65))).isEmpty();
  }
}
