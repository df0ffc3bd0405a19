package dev.plateau.math;

/**
 * Which kernels run: {@code -Dplateau.kernels=auto|plain|64|128|256|512}.
 *
 * <p>Every choice gives the same bits; a register of 64 bits is no vector, so that is plain.
 * Without the module {@code jdk.incubator.vector} it is always plain; no class that needs the
 * module is touched before that is known.
 */
final class KernelChoice {
  static final Kernels CHOSEN = choose();
  static final LaneKernels LANES = width() == 0 ? new PlainLaneKernels() : new VectorLaneKernels();

  private KernelChoice() {}

  private static Kernels choose() {
    return width() == 0 ? PlainKernels.INSTANCE : new VectorKernels();
  }

  /** Bits of a vector register to use; 0 for none. */
  static int width() {
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
