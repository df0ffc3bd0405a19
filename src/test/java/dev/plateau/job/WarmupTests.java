package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.KernelWarmup;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WarmupTests {
  @AfterEach
  void useAllKernels() {
    KernelWarmup.end();
  }

  @Test
  void warmsWhatMostJobsUse() {
    KernelWarmup.begin();

    assertThat(Warmup.run()).isTrue();

    assertThat(KernelWarmup.areWarm(Warmup.FOUNDING)).isTrue();
    assertThat(KernelWarmup.areWarm(Warmup.COMMON)).isTrue();
    assertThat(KernelWarmup.areWarm(EnumSet.of(KernelUse.MISH))).isFalse();
  }

  @Test
  void doesNothingWhereKernelsAreNotCold() {
    assertThat(Warmup.run()).isFalse();

    assertThat(KernelWarmup.isOver()).isTrue();
  }
}
