package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** All threads have the plain kernels until one has warmed the others. */
class KernelWarmupTests {
  private static final Executor ELSEWHERE = work -> Thread.ofPlatform().start(work);

  private static List<Object> inUse() {
    return List.of(Kernels.get(), LaneKernels.get());
  }

  private static List<Object> inUseElsewhere() {
    return CompletableFuture.supplyAsync(KernelWarmupTests::inUse, ELSEWHERE).join();
  }

  @Test
  void lastsUntilItsWorkIsDone() {
    List<Object> chosen = inUse();
    List<Object> plain = List.of(PlainKernels.INSTANCE, PlainLaneKernels.INSTANCE);

    KernelWarmup.begin();
    assertThat(KernelWarmup.isOver()).isFalse();
    assertThat(inUse()).isEqualTo(plain);
    KernelWarmup.run(() -> {
      assertThat(inUse()).isEqualTo(chosen);
      assertThat(inUseElsewhere()).isEqualTo(plain);
    });

    assertThat(KernelWarmup.isOver()).isTrue();
    assertThat(inUse()).isEqualTo(chosen);
    assertThat(inUseElsewhere()).isEqualTo(chosen);
  }

  @Test
  void endsWithItsWork() {
    KernelWarmup.begin();

    assertThatThrownBy(() ->
            KernelWarmup.run(() -> {
              throw new IllegalStateException("no memory");
            }))
        .hasMessage("no memory");

    assertThat(KernelWarmup.isOver()).isTrue();
  }
}
