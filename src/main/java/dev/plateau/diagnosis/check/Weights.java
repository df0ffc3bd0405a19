package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.network.Initialization;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.Arrays;

/** The size of a network's weights. */
final class Weights {
  private Weights() {}

  /** The size of a start's weights, in times those of a scaled start with the same seed. */
  static double times(UntrainedRun untrained) {
    Spec scaled = untrained.spec().withInit(new Initialization.GlorotUniform());
    return size(untrained.spec().network(), untrained.start().theta())
        / size(scaled.network(), scaled.initialTheta());
  }

  /** The root of the mean square of all weights, without biases. */
  private static double size(Network network, double[] theta) {
    long weights = network.weightCount();
    return Math.sqrt(Arrays.stream(theta).limit(weights).map(w -> w * w).sum() / weights);
  }
}
