package dev.plateau.kernel;

/**
 * How wide the vectors are: {@code -Dplateau.kernels=auto|plain|64|128|256|512}.
 *
 * <p>Every choice gives the same bits; a register of 64 bits is no vector, so that is plain.
 * Without the module {@code jdk.incubator.vector} it is always plain; no class that needs the
 * module is touched before that is known.
 */
final class KernelWidth {
  private KernelWidth() {}

  /** Bits of a vector register to use; 0 for none. */
  static int bits() {
    boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    String wanted = System.getProperty("plateau.kernels", "auto");
    if (!module || wanted.equals("plain")) {
      return 0;
    }
    return switch (wanted) {
      case "auto" -> VectorElementary.preferredBits();
      case "64" -> 0;
      case "128", "256", "512" -> Integer.parseInt(wanted);
      default -> throw new IllegalArgumentException("plateau.kernels is " + wanted);
    };
  }
}
