package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import java.util.List;
import java.util.Optional;

/** A network that has learned no more than one number. */
final class NoBetterThanConstant implements Check {
  private static final double NOTHING = 0.01;

  @Override
  public String id() {
    return "no-better-than-constant";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double learned = run.bounds().learnedShare(run.losses().last());
    if (run.converged() || !(learned <= NOTHING)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "A loss of %s is no better than that of the best constant answer, %s."
                .formatted(
                    Wording.number(run.losses().last()), Wording.number(run.bounds().baseline())),
            """
            The best answer that ignores the inputs is the mean of the targets; its loss is the \
            baseline. A network that does no better has learned nothing of the inputs yet, \
            whatever its loss looks like.\
            """,
            List.of(
                Evidence.of("learned share of what there is to learn", learned, NOTHING)
                    .at(run.epochs()),
                Evidence.of("baseline loss", run.bounds().baseline())),
            "The mean minimizes the squared error");
    return Optional.of(Assessment.of(finding, List.of()));
  }
}
