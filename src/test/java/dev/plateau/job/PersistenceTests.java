package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;

class PersistenceTests {
  private final AtomicInteger pauses = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();
  private final Persistence persistence = new Persistence(pauses::incrementAndGet);

  private BooleanSupplier thirdWrite(boolean held) {
    return () -> {
      if (writes.incrementAndGet() < 3) {
        throw new QueryTimeoutException("no answer");
      }
      return held;
    };
  }

  @Test
  void waitsUntilTheDatabaseTakesTheWrite() {
    boolean written = persistence.write(thirdWrite(true), () -> false);

    assertThat(written).isTrue();
    assertThat(writes).hasValue(3);
    assertThat(pauses).hasValue(2);
  }

  @Test
  void findsThatTheJobWasTakenOverMeanwhile() {
    assertThat(persistence.write(thirdWrite(false), () -> false)).isFalse();
  }

  @Test
  void doesNotHoldUpTheEndOfTheProcess() {
    assertThatExceptionOfType(QueryTimeoutException.class)
        .isThrownBy(() -> persistence.write(thirdWrite(true), () -> true));
    assertThat(pauses).hasValue(0);
  }

  @Test
  void doesNotRepeatWhatTheDatabaseRefuses() {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            persistence.write(
                () -> {
                  throw new DataIntegrityViolationException("too long");
                },
                () -> false));
  }
}
