package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** Hidden layers without an activation: together they are one linear map. */
final class LinearNetwork implements Check {
  private static final String SUMMARY =
      "Every hidden layer is linear (identity), so the whole network is one linear map.";

  private static final int WIDER = 4;

  @Override
  public String id() {
    return "linear-network";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return isLinear(untrained.spec().network()) ? Optional.of(SUMMARY) : Optional.empty();
  }

  private static boolean isLinear(Network network) {
    return !network.hidden().isEmpty()
        && network.activations().stream().allMatch(h -> h == Activation.IDENTITY);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!isLinear(run.network())) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            SUMMARY,
            """
            A linear map of a linear map is a linear map: however many layers and units there are, \
            the network can draw a straight line, a plane, and nothing that bends. Where the \
            targets bend, the best it reaches is the fit of linear regression. An activation \
            between the layers, such as tanh or relu, is what makes depth count.\
            """,
            List.of(Evidence.of("hidden layers that are linear", run.network().hidden().size(), 0)),
            "Composition of linear maps");
    return Optional.of(
        run.converged()
            ? Assessment.of(finding, List.of())
            : Assessment.suspect(finding, List.of(relu(), tanh(), wider(relu()), wider(tanh()))));
  }

  private static Remedy tanh() {
    return Remedy.of(
        "tanh-hidden",
        "Give the hidden layers an activation: tanh.",
        2,
        spec -> activated(spec, Activation.TANH).withInit(new GlorotUniform()));
  }

  private static Remedy relu() {
    return Remedy.of(
        "relu-hidden",
        "Give the hidden layers an activation: relu.",
        2,
        spec -> activated(spec, Activation.RELU).withInit(new HeNormal()));
  }

  private static Spec activated(Spec spec, Activation activation) {
    return spec.withNetwork(spec.network().withActivation(activation));
  }

  private static Remedy wider(Remedy activation) {
    return activation.and(
        Remedy.of(
            "wider",
            "Give each hidden layer %d times as many units.".formatted(WIDER),
            3,
            spec -> spec.withNetwork(spec.network().wider(WIDER))));
  }
}
