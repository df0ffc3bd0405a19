package dev.plateau.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plateau.kernel.Kernels;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An epoch allocates nothing: what is left of 10,000 epochs is snapshots and lists. Vectors of 128
 * bits do allocate, so they are not the default.
 */
class AllocationTests {
  private static final long BYTES = 80_000;

  @ParameterizedTest
  @ValueSource(strings = {"plain", "256", "512"})
  void anEpochAllocatesNothing(String kernels) {
    assumeTrue(isInHardware(kernels), "wider than this machine's vectors, which go to the heap");
    // In the foreground, so that repetitions decide what is compiled, not the time.
    List<String> options = List.of(OtherMachine.MODULE, "-Dplateau.kernels=" + kernels, "-Xbatch");

    List<String> printed = OtherMachine.run(options, AllocationCheck.class, String.valueOf(BYTES));

    assertThat(printed).hasSize(1);
    assertThat(Arrays.stream(printed.getFirst().split(" ")).map(Long::valueOf))
        .hasSize(2)
        .allSatisfy(bytes -> assertThat(bytes).isLessThanOrEqualTo(BYTES));
  }

  private static boolean isInHardware(String kernels) {
    String widest = Kernels.get().name().replaceAll("\\D", "");
    return kernels.equals("plain")
        || (!widest.isEmpty() && Integer.parseInt(kernels) <= Integer.parseInt(widest));
  }
}
