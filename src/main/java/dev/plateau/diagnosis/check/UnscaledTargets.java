package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** Targets so large that the weights have to grow far before an answer is near them. */
final class UnscaledTargets implements Check {
  /**
   * Weights of a scaled start give answers of about 1: ten times that takes every weight far from
   * where the start has put it.
   */
  private static final double LARGE = 10;

  @Override
  public String id() {
    return "unscaled-targets";
  }

  /** The largest mean and deviation of a column of targets. */
  private record Scale(double mean, double deviation) {
    static Scale of(Dataset rows) {
      double mean = 0;
      double deviation = 0;
      for (int target = 0; target < rows.targets(); target++) {
        int k = target;
        Moments own = Moments.of(rows.rows(), row -> rows.target(row, k));
        mean = Math.max(mean, Math.abs(own.mean()));
        deviation = Math.max(deviation, own.deviation());
      }
      return new Scale(mean, deviation);
    }

    boolean isLarge() {
      return mean > LARGE || deviation > LARGE;
    }

    String summary() {
      return "The targets are not scaled: means up to %s, deviations up to %s."
          .formatted(Wording.number(mean), Wording.number(deviation));
    }
  }

  private static Optional<Scale> large(UntrainedRun untrained) {
    return isScalable(untrained.spec()) && !untrained.spec().preparation().scalesTargets()
        ? Optional.of(Scale.of(untrained.rows())).filter(Scale::isLarge)
        : Optional.empty();
  }

  /** Whether answers can be any number, and scaled ones as well. */
  private static boolean isScalable(Spec spec) {
    return spec.network().output() == Activation.IDENTITY
        && spec.loss().accepts(Activation.IDENTITY);
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return large(untrained).map(Scale::summary);
  }

  @Override
  public boolean explainsUnrest() {
    return true;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    return large(run.untrained()).map(scale -> assessment(run, scale));
  }

  private Assessment assessment(FinishedRun run, Scale scale) {
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            scale.summary(),
            """
            A network starts with answers of about 1. Where the targets are thousands, the weights \
            have to grow a thousandfold first, and the squared error makes the first slopes as many \
            times too steep: a step that survives them is far too short later on, and units are \
            thrown into the flat part of their curve. Targets that are shifted to mean 0 and scaled \
            to deviation 1 are as large as the first answers; predictions are scaled back.\
            """,
            List.of(
                Evidence.of("largest mean of a target", scale.mean(), LARGE),
                Evidence.of("largest deviation of a target", scale.deviation(), LARGE)),
            "LeCun, Bottou, Orr and Müller, Efficient BackProp (1998), section 4.5");
    return run.converged()
        ? Assessment.of(finding, List.of())
        : Assessment.suspect(finding, List.of(scaleTargets()));
  }

  static Remedy scaleTargets() {
    return Remedy.of(
            "scale-targets",
            "Scale the targets to mean 0 and deviation 1: standardize.targets.",
            1,
            UnscaledTargets::scaled)
        .fromTheSameStart();
  }

  private static Spec scaled(Spec spec) {
    return isScalable(spec)
        ? spec.withPreparation(
            spec.preparation().withScaling(spec.preparation().scalesInputs(), true))
        : spec;
  }

  /** Whether scaled targets are worth a trial. */
  static boolean isLarge(UntrainedRun untrained) {
    return large(untrained).isPresent();
  }
}
