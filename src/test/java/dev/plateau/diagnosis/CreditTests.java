package dev.plateau.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.diagnosis.trial.Attempts.Proved;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditTests {
  @Test
  void aPairCountsForBothWhereNeitherDoesAsWellAlone() {
    Credit credit =
        new Credit(List.of(new Proved(List.of("a", "b"), 0.9), new Proved(List.of("a"), 0.3)));

    assertThat(credit.of("a")).isEqualTo(0.9);
    assertThat(credit.of("b")).isEqualTo(0.9);
    assertThat(credit.of("c")).isZero();
  }

  @Test
  void aPairCountsNotForWhatItDoesNotNeed() {
    Credit credit =
        new Credit(List.of(new Proved(List.of("a", "b"), 0.9), new Proved(List.of("a"), 0.8)));

    assertThat(credit.of("a")).isEqualTo(0.9);
    assertThat(credit.of("b")).isZero();
  }

  @Test
  void aCureOfItsOwnCounts() {
    Credit credit =
        new Credit(
            List.of(
                new Proved(List.of("a", "b"), 0.9),
                new Proved(List.of("a"), 0.9),
                new Proved(List.of("b"), 0.4)));

    assertThat(credit.of("b")).isEqualTo(0.4);
  }
}
