package dev.plateau.kernel;

import java.util.EnumSet;
import java.util.Set;

/** What networks use of the kernels: what is compiled for one of these is for all that use it. */
public enum KernelUse {
  /** Sums over rows, products of one vector, gradients of narrow layers, and steps. */
  NARROW,
  /** Products for four units or more. */
  TILES,
  /** Gradients of layers of {@link Kernels#WIDE} units or more. */
  WIDE,
  /** What {@link LaneKernels} add for fleets. */
  LANES,
  SOFTMAX,
  SQUARED_ERROR,
  BINARY_CROSS_ENTROPY,
  CROSS_ENTROPY,
  ABSOLUTE_ERROR,
  HUBER,
  POISSON,
  SIGMOID,
  TANH,
  RELU,
  LEAKY_RELU,
  ELU,
  GELU,
  SILU,
  SOFTPLUS,
  HARD_SIGMOID,
  SOFTSIGN,
  EXPONENTIAL,
  MISH;

  /** What a layer uses, beside its function. */
  public static Set<KernelUse> of(LayerLayout layer) {
    Set<KernelUse> uses = EnumSet.of(NARROW);
    if (layer.out() >= VectorTiles.UNITS) {
      uses.add(TILES);
    }
    if (layer.out() >= Kernels.WIDE) {
      uses.add(WIDE);
    }
    return uses;
  }

  /** What a function uses, forward and backward; the identity nothing. */
  public static Set<KernelUse> of(Elementwise function) {
    return function == Elementwise.IDENTITY
        ? EnumSet.noneOf(KernelUse.class)
        : EnumSet.of(valueOf(function.name()));
  }
}
