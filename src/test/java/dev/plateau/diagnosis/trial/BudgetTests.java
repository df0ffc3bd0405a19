package dev.plateau.diagnosis.trial;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTests {
  @Test
  void growsWithTheRunUpToALimit() {
    assertThat(Budget.of(1, 1e6, () -> false).total()).isEqualTo(1e6);
    assertThat(Budget.of(1e6, 1e6, () -> false).total()).isEqualTo(2e7);
    assertThat(Budget.of(1e15, 1e6, () -> false).total())
        .isEqualTo(Budget.of(1e16, 1e6, () -> false).total());
  }

  @Test
  void canBeExtendedByHalf() {
    Budget budget = Budget.of(1, 1e6, () -> false);
    budget.extend();

    assertThat(budget.total()).isEqualTo(1.5e6);
  }

  @Test
  void isUpAsSoonAsItIsCancelled() {
    Budget budget = Budget.of(1, 1e6, () -> true);

    assertThat(budget.left()).isZero();
  }

  @Test
  void knowsWhatWasUsed() {
    Budget budget = Budget.of(1, 1e6, () -> false);
    budget.spend(4e5);

    assertThat(budget.used()).isEqualTo(4e5);
    assertThat(budget.left()).isEqualTo(5e5);
    assertThat(budget.leftInAll()).isEqualTo(6e5);
  }
}
