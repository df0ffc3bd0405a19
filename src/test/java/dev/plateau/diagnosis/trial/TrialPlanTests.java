package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.zoo.Recipe;
import dev.plateau.training.Spec;
import org.junit.jupiter.api.Test;

class TrialPlanTests {
  /** 4 passes over 4 rows of 9 parameters and 200 beside: 344 multiplications an epoch. */
  private static final Spec FOUNDING = Recipe.on("xor").constant(0.1).spec();

  private static final double SECONDS_A_RUN = 10_000 * (4 * 4 * 9 + 200) * 3e-9;

  private double left;
  private final TrialPlan pace = new TrialPlan(() -> left, 4);

  @Test
  void guessesWhatARunTakesBeforeAnyWasMeasured() {
    left = 5.5 * SECONDS_A_RUN;
    pace.take(1);

    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(5);
    assertThat(pace.affordableRuns(FOUNDING, 3)).isEqualTo(3);
  }

  @Test
  void trainsWholeGroupsOfEight() {
    left = 23.5 * SECONDS_A_RUN;
    pace.take(1);

    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(16);
    assertThat(pace.affordableRuns(FOUNDING, 20)).isEqualTo(20);
  }

  @Test
  void leavesTheRestOfTheBudgetToOthers() {
    left = 40.5 * SECONDS_A_RUN;
    pace.take(0.1);

    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(4);
    assertThat(pace.isOver()).isFalse();

    left *= 0.89;
    assertThat(pace.isOver()).isTrue();
    assertThat(pace.affordableRuns(FOUNDING, 64)).isZero();
  }

  /** With a fifth in reserve. */
  @Test
  void learnsWhatARunTakes() {
    left = 100;
    pace.take(1);
    pace.affordableRuns(FOUNDING, 64);
    left = 90;

    pace.trained(FOUNDING, 10);

    left = 12.5;
    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(8);
    left = 8.1;
    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(6);
  }

  @Test
  void keepsItsGuessWhereTheClockDidNotMove() {
    left = 5.5 * SECONDS_A_RUN;
    pace.take(1);
    pace.affordableRuns(FOUNDING, 64);

    pace.trained(FOUNDING, 5);

    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(5);
  }

  @Test
  void allowsARunThatHalfOfTheBudgetSufficesFor() {
    left = 2.1 * SECONDS_A_RUN;
    assertThat(pace.allows(FOUNDING)).isTrue();

    left = 1.9 * SECONDS_A_RUN;
    assertThat(pace.allows(FOUNDING)).isFalse();
  }

  @Test
  void isTightOnceHalfOfTheBudgetIsUsed() {
    left = 2;
    TrialPlan fresh = new TrialPlan(() -> left, 4);

    left = 1.01;
    assertThat(fresh.isTight()).isFalse();

    left = 0.99;
    assertThat(fresh.isTight()).isTrue();
  }

  @Test
  void boundsTheLengthOfARun() {
    left = 20.001 * SECONDS_A_RUN;

    assertThat(pace.affordableEpochs(FOUNDING, 1_000_000)).isEqualTo(100_005);
    assertThat(pace.affordableEpochs(FOUNDING, 70_000)).isEqualTo(70_000);
  }

  @Test
  void affordsNothingWithoutABudgetAndEverythingWithoutALimit() {
    left = 0;
    pace.take(1);
    assertThat(pace.isOver()).isTrue();
    assertThat(pace.affordableRuns(FOUNDING, 64)).isZero();

    left = Double.POSITIVE_INFINITY;
    pace.take(0.2);
    assertThat(pace.isOver()).isFalse();
    assertThat(pace.affordableRuns(FOUNDING, 64)).isEqualTo(64);
    assertThat(pace.affordableEpochs(FOUNDING, 1_000_000)).isEqualTo(1_000_000);
  }
}
