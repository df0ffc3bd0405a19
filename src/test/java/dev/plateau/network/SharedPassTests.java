package dev.plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.plateau.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several threads share the blocks of a pass: the bits are those of one. */
class SharedPassTests {
  private static final int ROWS = 2_100;
  private static final Dataset DATA = data(new Random(5));
  private static final Network NETWORK =
      new Network(
          3, List.of(40, 9), List.of(Activation.TANH, Activation.GELU), 2, Activation.IDENTITY);

  private static Dataset data(Random random) {
    double[][] inputs = new double[ROWS][3];
    double[][] targets = new double[ROWS][2];
    for (int row = 0; row < ROWS; row++) {
      inputs[row] = random.doubles(3, -2, 2).toArray();
      targets[row] = random.doubles(2, -2, 2).toArray();
    }
    return Dataset.ofRows(inputs, targets);
  }

  private static double[] theta() {
    return new Random(7).doubles(NETWORK.parameters(), -1, 1).toArray();
  }

  /** So many threads, all of which begin before one of them works. */
  private record Threads(int count, BooleanSupplier released, AtomicInteger shared)
      implements Crew {
    Threads(int count) {
      this(count, () -> false, new AtomicInteger());
    }

    @Override
    public int most() {
      return count;
    }

    @Override
    public void share(Part part, int useful) {
      shared.incrementAndGet();
      CountDownLatch begun = new CountDownLatch(count + 1);
      List<Thread> threads = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        threads.add(Thread.ofPlatform().start(() -> work(part, begun, released)));
      }
      try {
        work(part, begun, () -> false);
        for (Thread thread : threads) {
          thread.join();
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private static void work(Part part, CountDownLatch begun, BooleanSupplier released) {
      begun.countDown();
      try {
        begun.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      part.work(released);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "5, false", "3, true"})
  void theBitsDoNotDependOnHowManyHelp(int count, boolean released) {
    Objective alone = new Objective(NETWORK, Loss.MSE, DATA);
    Objective helped = new Objective(NETWORK, Loss.MSE, DATA);
    Threads threads = new Threads(count, () -> released, new AtomicInteger());
    helped.helpedBy(threads);
    int[] order = IntStream.range(0, ROWS).map(k -> (k * 11) % ROWS).toArray();
    double[] expected = new double[(int) NETWORK.parameters()];
    double[] gradient = new double[(int) NETWORK.parameters()];

    assertThat(helped.loss(theta())).isEqualTo(alone.loss(theta()));
    assertThat(helped.gradient(theta(), gradient)).isEqualTo(alone.gradient(theta(), expected));
    assertThat(gradient).isEqualTo(expected);
    assertThat(helped.gradient(theta(), order, 100, 1_900, gradient))
        .isEqualTo(alone.gradient(theta(), order, 100, 1_900, expected));
    assertThat(gradient).isEqualTo(expected);
    assertThat(threads.shared()).hasValue(3);
  }

  @Test
  void fewRowsAreNotShared() {
    Objective helped = new Objective(NETWORK, Loss.MSE, DATA);
    Threads threads = new Threads(2);
    helped.helpedBy(threads);

    helped.gradient(
        theta(),
        IntStream.range(0, ROWS).toArray(),
        0,
        248,
        new double[(int) NETWORK.parameters()]);

    assertThat(threads.shared()).hasValue(0);
  }

  @Test
  void aCancelledPassEndsOnEveryThread() {
    AtomicInteger polls = new AtomicInteger();
    Objective helped = new Objective(NETWORK, Loss.MSE, DATA, () -> polls.incrementAndGet() > 4);
    helped.helpedBy(new Threads(2));

    assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> helped.loss(theta()));
  }

  @Test
  void aFailureEndsThePassAndIsNotLost() {
    AtomicInteger polls = new AtomicInteger();
    Objective helped =
        new Objective(
            NETWORK,
            Loss.MSE,
            DATA,
            () -> {
              if (polls.incrementAndGet() > 4) {
                throw new IllegalStateException("broken");
              }
              return false;
            });
    helped.helpedBy(
        new Crew() {
          @Override
          public int most() {
            return 1;
          }

          @Override
          public void share(Part part, int useful) {
            part.work(() -> false);
          }
        });

    assertThatIllegalStateException().isThrownBy(() -> helped.loss(theta())).withMessage("broken");
  }
}
