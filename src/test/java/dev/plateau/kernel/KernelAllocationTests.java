package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two thousand rounds of practice with 40 vectors each: one on the heap takes 96 bytes. */
@Tag("thorough")
class KernelAllocationTests {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final long FEW_BYTES = 4_000_000;

  /** The backward pass of gelu keeps 512 numbers on the way. */
  private static final long BYTES_OF_GELU = 12_000_000;

  @ParameterizedTest
  @EnumSource
  void noVectorGoesToTheHeapOnceItsKernelIsCompiled(KernelUse use) {
    assumeTrue(KernelWidth.bits() > 128, "HotSpot puts blends of two doubles on the heap");

    long least = Long.MAX_VALUE;
    long few = use == KernelUse.GELU ? BYTES_OF_GELU : FEW_BYTES;
    for (int k = 0; k < 20 && least > few; k++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      KernelPractice.of(use, System::nanoTime);
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    assertThat(least).isLessThanOrEqualTo(few);
  }
}
