package dev.plateau.network;

import dev.plateau.data.Dataset;
import dev.plateau.math.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * A question about the gradient of a loss at one point.
 *
 * @param theta the point
 * @param claimed the caller's own gradient, to be checked entry by entry; empty when there is none
 */
public record GradientRequest(
    Dataset data,
    Network network,
    Loss loss,
    Numbers theta,
    List<Optional<ClaimedNumber>> claimed) {

  public GradientRequest {
    claimed = List.copyOf(claimed);
  }

  Objective objective() {
    return new Objective(network, loss, data);
  }

  double[] point() {
    return theta.toArray();
  }

  Optional<ClaimedNumber> claimed(int k) {
    return claimed.isEmpty() ? Optional.empty() : claimed.get(k);
  }
}
