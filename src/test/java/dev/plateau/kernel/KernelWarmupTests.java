package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelWarmupTests {
  private static final Set<KernelUse> TANH = EnumSet.of(KernelUse.TANH);
  private final List<Object> chosen = inUse(TANH);

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

    KernelWarmup.practise(EnumSet.of(KernelUse.NARROW, KernelUse.TANH), System::nanoTime);
    assertThat(inUse(TANH))
        .containsExactly(chosen.get(0), PlainLaneKernels.INSTANCE, chosen.get(2));
    assertThat(Kernels.get(EnumSet.of(KernelUse.TANH, KernelUse.HUBER))).isEqualTo(plain);

    KernelWarmup.practise(EnumSet.allOf(KernelUse.class), System::nanoTime);
    assertThat(KernelWarmup.isOver()).isTrue();
    assertThat(inUse(TANH)).isEqualTo(chosen);
  }

  @Test
  void whatIsAskedForIsWarmedInTheBackground() throws InterruptedException {
    KernelWarmup.begin();
    assertThat(KernelWarmup.areWarm(TANH)).isFalse();
    assertThat(warming()).isEmpty();

    KernelWarmup.practise(Set.of(), System::nanoTime);
    assertThat(KernelWarmup.areWarm(TANH)).isFalse();
    for (Thread thread : warming()) {
      thread.join();
    }

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
    KernelPractice.of(use, System::nanoTime);

    KernelWarmup.begin();
    KernelWarmup.practise(EnumSet.of(use), System::nanoTime);
    assertThat(KernelWarmup.areWarm(EnumSet.of(use))).isTrue();
  }
}
