package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import javax.management.JMException;
import org.junit.jupiter.api.Test;

class KernelCompilationTests {
  @Test
  void theCompilerWasTold() throws JMException {
    assumeTrue(Kernels.get() instanceof VectorKernels, "plain kernels need no directive");

    assertThat(KernelCompilation.command("compilerDirectivesPrint"))
        .contains("-dev/plateau/math/VectorKernels.*", "+dev/plateau/math/VectorElementary.*");
  }
}
