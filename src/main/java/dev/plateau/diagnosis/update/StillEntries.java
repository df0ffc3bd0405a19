package dev.plateau.diagnosis.update;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.kernel.LayerLayout;
import dev.plateau.network.Network;
import java.util.List;
import java.util.stream.IntStream;

/** Entries of theta that a program leaves where they are. */
record StillEntries(Network network, List<Integer> entries) {
  StillEntries {
    entries = List.copyOf(entries);
  }

  static StillEntries of(ClaimedUpdates claimed, Prediction rule, int step) {
    return new StillEntries(
        claimed.network(),
        IntStream.range(0, claimed.parameters())
            .filter(k -> rule.staysStill(step, k))
            .boxed()
            .toList());
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  boolean[] mask() {
    boolean[] still = new boolean[network.parameterNames().size()];
    entries.forEach(k -> still[k] = true);
    return still;
  }

  /** "The biases (b1, b2 and b3) are not updated." */
  String describe() {
    List<String> names = network.parameterNames();
    String named = Wording.list(entries.stream().map(names::get).toList());
    if (entries.size() == names.size()) {
      return "Theta is not updated.";
    }
    if (entries.equals(range((int) network.weightCount(), names.size()))) {
      return "The biases (%s) are not updated.".formatted(named);
    }
    for (int layer = 1; layer <= network.layers(); layer++) {
      if (isLayer(network.layouts().get(layer - 1))) {
        return "Layer %d (%s) is not updated.".formatted(layer, named);
      }
    }
    return "%s %s not updated.".formatted(named, entries.size() == 1 ? "is" : "are");
  }

  /** Whether these are a layer's weights, with or without its biases. */
  private boolean isLayer(LayerLayout layer) {
    List<Integer> weights = range(layer.weightsAt(), layer.weightsAt() + layer.in() * layer.out());
    List<Integer> biases = range(layer.biasesAt(), layer.biasesAt() + layer.out());
    return entries.containsAll(weights)
        && entries.stream().allMatch(k -> weights.contains(k) || biases.contains(k));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
