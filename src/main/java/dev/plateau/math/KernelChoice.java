package dev.plateau.math;

/** The kernels that {@link KernelWidth} asks for. */
final class KernelChoice {
  static final Kernels CHOSEN =
      KernelWidth.bits() == 0 ? PlainKernels.INSTANCE : new VectorKernels();

  static final LaneKernels LANES =
      KernelWidth.bits() == 0 ? new PlainLaneKernels() : new VectorLaneKernels();

  private KernelChoice() {}
}
