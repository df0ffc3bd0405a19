package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** Weights so near 0 that the first epochs are spent on leaving the saddle there. */
final class StartTooSmall implements Check {
  /** Of a scaled start's weights: through two layers the gradient is a hundredth of its. */
  private static final double SMALL = 0.1;

  @Override
  public String id() {
    return "start-too-small";
  }

  @Override
  public boolean blamesStart() {
    return true;
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    double share = Weights.times(untrained);
    return isSmall(untrained.spec(), share) ? Optional.of(summary(share)) : Optional.empty();
  }

  private static boolean isSmall(Spec spec, double share) {
    boolean drawn = !spec.start().init().isFixed();
    return drawn && !spec.network().hidden().isEmpty() && share < SMALL;
  }

  private static String summary(double share) {
    return "The weights start at %s of the size that suits this network: all units nearly alike."
        .formatted(Wording.percent(share));
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double share = Weights.times(run.untrained());
    if (run.converged() || !isSmall(run.spec(), share)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            summary(share),
            """
            Where all weights are next to 0 every unit does nearly the same and passes nearly \
            nothing on: the start lies on a saddle. Differences between units grow from there, but \
            by a factor each epoch, and a factor just above 1 needs very many epochs. A start \
            whose weights are scaled to the number of inputs begins where the slope is.\
            """,
            List.of(Evidence.of("size of the weights / of a scaled start's", share, SMALL).at(0)),
            "Glorot and Bengio (2010); escape from saddles: Saxe, McClelland and Ganguli (2014)");
    return Optional.of(Assessment.suspect(finding, RandomStarts.scaled(run.spec())));
  }
}
