package dev.plateau.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.web.request.ComputeThread.Busy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who waits for whom at computations. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ComputeThreadTests {
  private static final double SHORT = 1e8;
  private static final double LONG = 1e10;

  @Test
  void takesAFewLongOnesAndNeverLetsShortOnesWaitForThem() throws Exception {
    ComputeThread computing = new ComputeThread();
    CountDownLatch end = new CountDownLatch(1);
    List<FutureTask<Integer>> asked = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int number = i;
      FutureTask<Integer> one =
          new FutureTask<>(() -> computing.run(LONG, () -> await(end, number)));
      asked.add(one);
      threads.add(Thread.ofPlatform().start(one));
    }
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }

    assertThat(computing.run(SHORT, () -> 42)).isEqualTo(42);
    assertThatExceptionOfType(Busy.class).isThrownBy(() -> computing.run(LONG, () -> 43));

    end.countDown();
    for (int i = 0; i < asked.size(); i++) {
      assertThat(asked.get(i).get()).isEqualTo(i);
    }
    assertThat(computing.run(LONG, () -> 44)).isEqualTo(44);
    computing.destroy();
  }

  private static int await(CountDownLatch end, int number) {
    try {
      end.await();
      return number;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
