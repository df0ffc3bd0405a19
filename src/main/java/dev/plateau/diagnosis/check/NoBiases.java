package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** A network without biases: what it answers to zeros is fixed, and every unit bends there. */
final class NoBiases implements Check {
  @Override
  public String id() {
    return "no-biases";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.network().bias() || run.converged()) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "Without biases the network cannot shift what its units answer: it gets further with"
                + " them.",
            """
            A bias moves the place where a unit bends. Without any, every unit bends where its \
            inputs cancel out, the answer to inputs of zero is the same whatever the weights are, \
            and with tanh units the whole network is odd: turned inputs turn the answer. A \
            constant added to the targets is enough to put them out of reach.\
            """,
            List.of(Evidence.of("biases", 0, 1)),
            "Bishop, Pattern Recognition and Machine Learning (2006), section 5.1");
    return Optional.of(Assessment.suspect(finding, List.of(biases())).onlyIfProven());
  }

  private static Remedy biases() {
    return new Remedy("biases", "Give each unit a bias.", 2, false, NoBiases::biased);
  }

  private static Optional<Spec> biased(Spec spec, TrialRunner trials) {
    Network network = spec.network().withBias(true);
    return Optional.of(TooFewUnits.reshaped(spec, network));
  }
}
