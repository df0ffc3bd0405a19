package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.kernel.KernelWarmup;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WarmupTests {
  private final Warmup warmup = new Warmup();

  @Test
  void warmsTheKernelsInTheBackground() throws InterruptedException {
    KernelWarmup.begin();

    warmup.begin();

    warmup.thread().orElseThrow().join();
    assertThat(KernelWarmup.isOver()).isTrue();
  }

  @Test
  void doesNothingWhereKernelsAreNotCold() {
    warmup.begin();

    assertThat(warmup.thread()).isEqualTo(Optional.empty());
  }
}
