package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
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
  public Optional<Assessment> assess(FinishedRun run) {
    double share = Weights.size(run.start()) / Weights.size(run.scaledStart());
    boolean drawn = !run.spec().start().init().isFixed();
    if (run.converged() || !drawn || run.network().hidden().isEmpty() || !(share < SMALL)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "The weights start at %s of the size that suits this network: all units nearly alike."
                .formatted(Wording.percent(share)),
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
