package dev.plateau.kernel;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Asks HotSpot, by a compiler directive (JEP 165), to compile every vector kernel by itself, and
 * whatever takes or returns a vector together with its caller.
 *
 * <p>Left alone, the compiler inlines kernels into their callers until it has too many nodes; then
 * it refuses the next method, however short. It also refuses one that it takes for rare, since it
 * was not called while it was watched, or with a profile from an AOT cache. If the refused method
 * hands over a vector, the vector goes to the heap, and training takes twenty times as long.
 * Whether that happens depends on the order of compilations, so it does in one run and not in the
 * next. Where the directive is refused nothing but speed is lost.
 */
final class KernelCompilation {
  private static final String PACKAGE = KernelCompilation.class.getPackageName().replace('.', '/');

  static final String DIRECTIVE =
      """
      [{
        match: ["dev/plateau/*.*"],
        inline: [
          "-PACKAGE/VectorKernels.*",
          "-PACKAGE/VectorActivations.*",
          "-PACKAGE/VectorLosses.*",
          "-PACKAGE/VectorTiles.add*",
          "-PACKAGE/VectorLaneKernels.*",
          "+PACKAGE/VectorElementary.*",
          "+PACKAGE/VectorSums.*"
        ]
      }]
      """
          .replace("PACKAGE", PACKAGE);

  private KernelCompilation() {}

  /** Has to come before the first kernel is compiled. */
  static void keepApart() {
    try {
      Path file = Files.createTempFile("plateau-kernels", ".json");
      try {
        Files.writeString(file, DIRECTIVE);
        command("compilerDirectivesAdd", file.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JMException refused) {
      System.getLogger(KernelCompilation.class.getName())
          .log(System.Logger.Level.WARNING, "vector kernels may be slow: no directive", refused);
    }
  }

  /** What {@code jcmd} would do. */
  static String command(String operation, String... arguments) throws JMException {
    boolean none = arguments.length == 0;
    Object answer =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                operation,
                none ? new Object[0] : new Object[] {arguments},
                none ? new String[0] : new String[] {String[].class.getName()});
    return String.valueOf(answer);
  }
}
