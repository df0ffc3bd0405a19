package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javax.management.JMException;
import org.junit.jupiter.api.Test;

class KernelCompilationTests {
  @Test
  void theCompilerIsToldOfEveryKernelByItsName() throws JMException {
    assumeTrue(Kernels.get() instanceof VectorKernels, "plain kernels need no directive");

    assertThat(KernelCompilation.command("compilerDirectivesPrint"))
        .contains(
            "-" + internal(VectorKernels.class),
            "-" + internal(VectorActivations.class),
            "-" + internal(VectorTiles.class).replace("*", "add*"),
            "-" + internal(VectorLaneKernels.class),
            "+" + internal(VectorElementary.class));
  }

  private static String internal(Class<?> kernels) {
    return kernels.getName().replace('.', '/') + ".*";
  }
}
