package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelWarmupTests {
  private static final Set<KernelUse> TANH = EnumSet.of(KernelUse.TANH);

  /** A second later whenever it is asked, so that no practice takes long. */
  private static final LongSupplier CLOCK = clock();

  private final List<Object> chosen = inUse(TANH);

  private static LongSupplier clock() {
    AtomicLong now = new AtomicLong();
    return () -> now.addAndGet(1_000_000_000);
  }

  @AfterEach
  void useAllKernels() {
    KernelWarmup.end();
  }

  private static List<Object> inUse(Set<KernelUse> uses) {
    return List.of(Kernels.get(), LaneKernels.get(), Kernels.get(uses));
  }

  @Test
  void allHaveThePlainKernelsUntilTheirUseIsWarm() {
    KernelWarmup.begin();
    Object plain = PlainKernels.INSTANCE;

    assertThat(KernelWarmup.isOver()).isFalse();
    assertThat(inUse(TANH)).containsExactly(plain, PlainLaneKernels.INSTANCE, plain);

    KernelWarmup.practise(EnumSet.of(KernelUse.NARROW, KernelUse.TANH), CLOCK);
    assertThat(inUse(TANH))
        .containsExactly(chosen.get(0), PlainLaneKernels.INSTANCE, chosen.get(2));
    assertThat(Kernels.get(EnumSet.of(KernelUse.TANH, KernelUse.HUBER))).isEqualTo(plain);

    KernelWarmup.practise(EnumSet.allOf(KernelUse.class), CLOCK);
    assertThat(KernelWarmup.isOver()).isTrue();
    assertThat(inUse(TANH)).isEqualTo(chosen);
  }

  @Test
  void whatIsAskedForIsWarmedInTheBackground() throws InterruptedException {
    KernelWarmup.begin();
    assertThat(KernelWarmup.areWarm(TANH)).isFalse();
    assertThat(warming()).isEmpty();

    KernelWarmup.practise(Set.of(), CLOCK);
    assertThat(KernelWarmup.areWarm(TANH)).isFalse();
    for (Thread thread : warming()) {
      thread.join();
    }

    assertThat(KernelWarmup.areWarm(TANH)).isTrue();
  }

  @Test
  void endsWithItsPractice() {
    assumeTrue(Kernels.get() instanceof VectorKernels, "plain kernels are not practised");
    KernelWarmup.begin();
    LongSupplier broken =
        () -> {
          throw new IllegalStateException("no memory");
        };

    assertThatThrownBy(() -> KernelWarmup.practise(TANH, broken)).hasMessage("no memory");

    assertThat(KernelWarmup.areWarm(TANH)).isTrue();
  }

  private static List<Thread> warming() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("kernel-TANH"))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void everyUseCanBePractised(KernelUse use) {
    KernelPractice.of(use, CLOCK);

    KernelWarmup.begin();
    KernelWarmup.practise(EnumSet.of(use), CLOCK);
    assertThat(KernelWarmup.areWarm(EnumSet.of(use))).isTrue();
  }
}
