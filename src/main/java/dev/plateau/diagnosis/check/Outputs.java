package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import java.util.List;
import java.util.stream.IntStream;

/** Outputs with the loss that goes with them. */
final class Outputs {
  private Outputs() {}

  /** For classes sigmoid with bce, for numbers identity with mse; the likelier first. */
  static List<Remedy> fitting(Dataset data) {
    return isZeroOrOne(data) ? List.of(sigmoid(), identity()) : List.of(identity());
  }

  static boolean isZeroOrOne(Dataset data) {
    return IntStream.range(0, data.rows())
        .allMatch(row ->
            IntStream.range(0, data.targets())
                .allMatch(k -> data.target(row, k) == 0 || data.target(row, k) == 1));
  }

  static Remedy identity() {
    return Remedy.of(
            "identity-output",
            "Take an output that reaches every number: identity with mse.",
            3,
            spec ->
                spec.withNetwork(spec.network().withOutput(Activation.IDENTITY)).withLoss(Loss.MSE))
        .fromTheSameStart();
  }

  private static Remedy sigmoid() {
    return Remedy.of(
            "sigmoid-output",
            "Take the output for classes 0 and 1: sigmoid with bce.",
            3,
            spec ->
                spec.withNetwork(spec.network().withOutput(Activation.SIGMOID)).withLoss(Loss.BCE))
        .fromTheSameStart();
  }
}
