package dev.plateau.kernel;

/** The kernels that {@link KernelWidth} asks for. */
final class KernelChoice {
  static final Kernels CHOSEN;
  static final LaneKernels LANES;

  static {
    if (KernelWidth.bits() == 0) {
      CHOSEN = PlainKernels.INSTANCE;
      LANES = PlainLaneKernels.INSTANCE;
    } else {
      KernelCompilation.keepApart();
      CHOSEN = new VectorKernels();
      LANES = new VectorLaneKernels();
    }
  }

  private KernelChoice() {}
}
