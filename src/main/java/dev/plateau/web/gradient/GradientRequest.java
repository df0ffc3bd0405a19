package dev.plateau.web.gradient;

import dev.plateau.data.Dataset;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.network.Objective;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What somebody asks about a gradient.
 *
 * @param theta where
 * @param claimed what they think it is, entry by entry; empty when they do not say
 */
record GradientRequest(
    Dataset data, Network network, Loss loss, List<Double> theta, List<OptionalDouble> claimed) {

  Objective objective() {
    return new Objective(network, loss, data);
  }

  double[] point() {
    return theta.stream().mapToDouble(Double::doubleValue).toArray();
  }

  OptionalDouble claimed(int k) {
    return claimed.isEmpty() ? OptionalDouble.empty() : claimed.get(k);
  }
}
