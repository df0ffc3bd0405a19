package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import java.util.List;
import java.util.Optional;

/** An output that cannot depend on the inputs: softmax of a single unit is always 1. */
final class ConstantOutput implements Check {
  private static final String SUMMARY =
      "The output is softmax of a single unit, which is 1 for every row, whatever the weights are.";

  @Override
  public String id() {
    return "constant-output";
  }

  static boolean isConstant(Network network) {
    return network.output() == Activation.SOFTMAX && network.outputs() == 1;
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return isConstant(untrained.spec().network()) ? Optional.of(SUMMARY) : Optional.empty();
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!isConstant(run.network())) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            run.proven(),
            SUMMARY,
            """
            Softmax divides the exponential of each unit by the sum over all units. With one unit \
            that is a number divided by itself: 1, for every row and all weights. Its derivative \
            is 0, so no gradient reaches any weight. For two classes in one column take one \
            sigmoid unit, for numbers the identity; softmax needs a unit for each class.\
            """,
            List.of(
                Evidence.of("units that softmax shares out 1 among", 1, 2),
                Evidence.of("smallest loss of this output", run.bounds().outputFloor())),
            "Definition of softmax");
    return Optional.of(Assessment.of(finding, Outputs.fitting(run.data())));
  }
}
