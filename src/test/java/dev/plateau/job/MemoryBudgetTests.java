package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.job.MemoryBudget.Reservation;
import org.junit.jupiter.api.Test;

/** Who gets how much of the memory. */
class MemoryBudgetTests {
  private static final long MIB = 1 << 20;

  private final MemoryBudget budget = new MemoryBudget(10 * MIB);

  @Test
  void refusesWhatDoesNotFitBesideOthers() {
    Reservation first = budget.reserve(6 * MIB, 0);

    assertThatExceptionOfType(NoRoom.class)
        .isThrownBy(() -> budget.reserve(5 * MIB, 0))
        .withMessageContaining("about 5 MiB of memory, of which 4 MiB are free");
    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> budget.reserve(4 * MIB, MIB));
    assertThat(budget.tryReserve(5 * MIB)).isEmpty();

    first.close();
    assertThat(budget.tryReserve(5 * MIB)).isPresent();
  }

  @Test
  void doesNotCountWhatIsSmall() {
    budget.reserve(10 * MIB, 0);

    assertThat(budget.tryReserve(MIB)).isPresent();
    assertThat(budget.taken()).isEqualTo(10 * MIB);
  }

  @Test
  void givesAllItHasToWhatNeedsMore() {
    assertThat(budget.tryReserve(50 * MIB)).isPresent();
    assertThat(budget.tryReserve(2 * MIB)).isEmpty();
  }

  @Test
  void growsAsFarAsThereIsRoom() {
    Reservation other = budget.reserve(2 * MIB, 0);
    Reservation growing = budget.open();
    growing.grow(4 * MIB);
    growing.grow(4 * MIB);

    assertThatExceptionOfType(NoRoom.class).isThrownBy(() -> growing.grow(4 * MIB));

    other.close();
    growing.grow(9 * MIB);
    assertThat(budget.taken()).isEqualTo(10 * MIB);
    growing.close();
    growing.close();
    assertThat(budget.taken()).isZero();
  }
}
