package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A large job is helped by the processors that no other job computes on. */
class IdleProcessorsTests {
  private static final TrainingProperties THREE =
      new TrainingProperties(
          3, 64, Duration.ofMillis(1), Duration.ZERO, 1_000, 3, DataSize.ofBytes(0));

  private final Turns turns = new Turns(THREE);
  private final IdleProcessors processors = new IdleProcessors(turns, THREE);

  @AfterEach
  void close() {
    processors.destroy();
  }

  @Test
  void everyIdleProcessorHelps() {
    turns.take();
    Set<Thread> threads = ConcurrentHashMap.newKeySet();

    for (int time = 0; time < 2; time++) {
      CountDownLatch all = new CountDownLatch(3);
      processors.share(
          released -> {
            threads.add(Thread.currentThread());
            all.countDown();
            await(all);
          },
          5);
    }

    assertThat(threads).hasSize(3).contains(Thread.currentThread());
  }

  @Test
  void noMoreHelpThanAreOfUse() {
    turns.take();

    assertThat(partsOf(1)).isEqualTo(2);
  }

  @Test
  void nobodyHelpsWhereAllCompute() {
    turns.take();
    turns.take();
    turns.take();

    assertThat(partsOf(5)).isEqualTo(1);
  }

  @Test
  void aHelperIsReleasedWhenAnotherJobTakesATurn() {
    turns.take();
    AtomicInteger left = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(3);

    processors.share(
        released -> {
          begun.countDown();
          await(begun);
          if (Thread.currentThread().getName().startsWith("helping")) {
            while (left.get() == 0 && !released.getAsBoolean()) {
              Thread.onSpinWait();
            }
            left.incrementAndGet();
          } else {
            turns.take();
          }
        },
        2);

    assertThat(left).hasValue(2);
    assertThat(partsOf(5)).as("one processor is idle").isEqualTo(2);
  }

  @Test
  void aFailureOfAHelperIsThrown() {
    turns.take();

    assertThatIllegalStateException()
        .isThrownBy(() ->
            processors.share(
                released -> {
                  if (Thread.currentThread().getName().startsWith("helping")) {
                    throw new IllegalStateException("broken");
                  }
                },
                1))
        .withMessage("broken");
  }

  /** How many threads work at once on something that asks for {@code useful} helpers. */
  private int partsOf(int useful) {
    AtomicInteger parts = new AtomicInteger();
    CountDownLatch shared = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    processors.share(
        released -> {
          parts.incrementAndGet();
          if (Thread.currentThread().equals(caller)) {
            shared.countDown();
          } else {
            await(shared);
          }
        },
        useful);
    return parts.get();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
