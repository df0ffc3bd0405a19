package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Schedule;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;

/** A schedule that takes alpha to next to nothing before the network has learned. */
final class FadedSteps implements Check {
  /**
   * Of the way that a constant alpha would go: a linear or cosine decay over all epochs goes half.
   */
  private static final double FADED = 0.2;

  @Override
  public String id() {
    return "faded-steps";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Schedule schedule = run.spec().descent().schedule();
    boolean none = schedule.equals(Schedule.CONSTANT);
    if (none || run.spec().descent().optimizer() instanceof Search || run.converged()) {
      return Optional.empty();
    }
    double way = way(schedule, run.epochs());
    boolean byLoss = schedule instanceof Schedule.Plateau;
    Assessment assessment = assessment(run, way, byLoss);
    return Optional.of(!byLoss && way < FADED ? assessment : assessment.onlyIfProven());
  }

  /** The mean factor of alpha over the epochs. */
  private static double way(Schedule schedule, int epochs) {
    return epochs == 0 ? 1 : schedule.sumOfFactors(epochs) / epochs;
  }

  private Assessment assessment(FinishedRun run, double way, boolean byLoss) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            byLoss
                ? "The schedule lowers alpha while there is still something to learn."
                : "The schedule lowers alpha so soon that all %,d epochs count as %,.0f with alpha as it began."
                    .formatted(run.epochs(), Math.max(1, way * run.epochs())),
            """
            How far training can get is the sum of its steps. A schedule that multiplies alpha with \
            the same factor again and again makes this sum finite, however many epochs follow: after \
            a while nothing moves any more, and the loss looks as if it had settled.\
            """,
            byLoss
                ? List.of(
                    Evidence.of("final loss", run.losses().last(), run.goal()).at(run.epochs()))
                : List.of(Evidence.of("mean factor of alpha over the epochs", way, FADED)),
            "Robbins and Monro (1951): the sum of the steps must be unbounded");
    return Assessment.suspect(finding, List.of(constant(), cosine(run.spec())));
  }

  private static Remedy constant() {
    return Remedy.of(
            "constant-alpha",
            "Leave alpha as it is: no schedule.",
            1,
            spec -> spec.withDescent(descent -> descent.withSchedule(Schedule.CONSTANT)))
        .fromTheSameStart();
  }

  private static Remedy cosine(Spec spec) {
    int epochs = spec.descent().epochs();
    return Remedy.of(
            "slower-schedule",
            "Lower alpha along half a cosine over all %,d epochs.".formatted(epochs),
            1,
            old -> old.withDescent(descent -> descent.withSchedule(new Schedule.Cosine(epochs))))
        .fromTheSameStart();
  }
}
