package dev.plateau.network;

import dev.plateau.kernel.KernelUse;
import dev.plateau.kernel.LayerLayout;
import java.util.EnumSet;
import java.util.Set;

/** What a network with a loss uses of the kernels. */
final class KernelUses {
  private KernelUses() {}

  static Set<KernelUse> of(Network network, Loss loss) {
    Set<KernelUse> uses = EnumSet.of(of(loss));
    for (LayerLayout layer : network.layouts()) {
      uses.addAll(KernelUse.of(layer));
    }
    for (int layer = 1; layer <= network.layers(); layer++) {
      Activation h = network.activation(layer);
      if (h == Activation.SOFTMAX) {
        uses.add(KernelUse.SOFTMAX);
      } else {
        uses.addAll(KernelUse.of(h.function()));
      }
    }
    return uses;
  }

  private static KernelUse of(Loss loss) {
    return switch (loss) {
      case Loss.Mse() -> KernelUse.SQUARED_ERROR;
      case Loss.Bce() -> KernelUse.BINARY_CROSS_ENTROPY;
      case Loss.CrossEntropy() -> KernelUse.CROSS_ENTROPY;
      case Loss.Mae() -> KernelUse.ABSOLUTE_ERROR;
      case Loss.Huber _ -> KernelUse.HUBER;
      case Loss.Poisson() -> KernelUse.POISSON;
    };
  }
}
