package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.network.Activation;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** Nothing moves: the gradient at the start is zero. */
final class ZeroGradientStart implements Check {
  private static final double ZERO = 1e-14;

  /** Of what there is to learn: where less is left, the start is where training wants to go. */
  private static final double PERFECT = 1e-9;

  @Override
  public String id() {
    return "zero-gradient-start";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return holds(untrained)
        ? Optional.of("The gradient at the start is 0, so no step will leave it.")
        : Optional.empty();
  }

  private static boolean holds(UntrainedRun untrained) {
    if (isConvex(untrained.spec())) {
      return false;
    }
    LossBounds bounds = untrained.bounds();
    double left = untrained.start().loss() - bounds.floor();
    return untrained.start().gradientNorm() <= ZERO
        && left > PERFECT * (bounds.baseline() - bounds.floor());
  }

  /** Without hidden units, where the loss goes with the output, a gradient of 0 is the minimum. */
  private static boolean isConvex(Spec spec) {
    Activation output = spec.network().output();
    boolean goesWith = output == Activation.IDENTITY || spec.loss().fused();
    return spec.network().hidden().isEmpty() && goesWith;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!holds(run.untrained())) {
      return Optional.empty();
    }
    boolean explained = isExplained(run.untrained());
    Finding finding =
        new Finding(
            id(),
            explained ? Severity.SYMPTOM : run.proven(),
            "The gradient at the start is 0: training never left it.",
            """
            Gradient descent moves each parameter against its derivative of the loss. Where all \
            derivatives are 0, as they often are when all weights are 0, nothing moves, however \
            many epochs are run and however large alpha is: what a unit passes on is multiplied by \
            a weight of 0, and so is what comes back to it. The start may be a saddle from which \
            the loss falls in many directions, but a step along 0 finds none of them. Random \
            weights do.\
            """,
            List.of(
                Evidence.of("norm of the gradient at the start", run.start().gradientNorm(), ZERO)
                    .at(0)),
            "The update rule itself; random starts since Rumelhart, Hinton and Williams (1986)");
    return Optional.of(
        Assessment.of(finding, explained ? List.of() : RandomStarts.breakingSymmetry(run.spec())));
  }

  /** Dead layers, dead outputs and saturated ones stop a gradient too, and other checks say so. */
  private static boolean isExplained(UntrainedRun untrained) {
    return ConstantOutput.isConstant(untrained.spec().network())
        || DeadOutput.isDead(untrained.start())
        || DeadUnits.wholeLayer(untrained.start()).isPresent()
        || MismatchedLoss.isStuck(untrained);
  }
}
