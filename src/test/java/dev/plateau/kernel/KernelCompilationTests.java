package dev.plateau.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
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
            "+" + internal(VectorElementary.class),
            "+" + internal(VectorSums.class));
  }

  @Test
  void whatTakesOrReturnsAVectorIsInlined() {
    List<JavaMethod> methods =
        new ClassFileImporter()
            .importPackages(KernelCompilation.class.getPackageName()).stream()
                .flatMap(kernels -> kernels.getMethods().stream())
                .filter(KernelCompilationTests::handsOverAVector)
                .toList();

    assertThat(methods)
        .isNotEmpty()
        .allSatisfy(method ->
            assertThat(KernelCompilation.DIRECTIVE)
                .contains("+" + method.getOwner().getName().replace('.', '/') + ".*"));
  }

  private static boolean handsOverAVector(JavaMethod method) {
    return Stream.concat(
            method.getRawParameterTypes().stream(), Stream.of(method.getRawReturnType()))
        .anyMatch(type -> type.getName().startsWith("jdk.incubator.vector."));
  }

  private static String internal(Class<?> kernels) {
    return kernels.getName().replace('.', '/') + ".*";
  }
}
