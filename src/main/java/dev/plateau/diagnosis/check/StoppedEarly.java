package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A run that a criterion of its spec ended though more epochs would have learned more. */
final class StoppedEarly implements Check {
  private static final int MORE = 10;

  @Override
  public String id() {
    return "stopped-early";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    StoppingCriteria rules = run.spec().descent().stopWhen();
    boolean byRule = rules.patience().isPresent() || rules.gradientBelow().isPresent();
    boolean early = run.epochs() < run.spec().descent().epochs();
    if (!byRule || !early || run.converged() || run.outcome() == Outcome.DIVERGED) {
      return Optional.empty();
    }
    return Optional.of(assessment(run, rules));
  }

  private Assessment assessment(FinishedRun run, StoppingCriteria rules) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "The run was ended after %,d of %,d epochs by its own criterion, %s."
                .formatted(run.epochs(), run.spec().descent().epochs(), criterion(rules)),
            """
            A loss often rests for a while before it falls on: on the plateau near the best constant, \
            or where mini-batches and dropout make it go up and down. A criterion that does not wait \
            for longer than that takes the rest for the end.\
            """,
            List.of(
                Evidence.of("epochs trained", run.epochs(), run.spec().descent().epochs()),
                Evidence.of("final loss", run.losses().last(), run.goal()).at(run.epochs())),
            "Prechelt, Early Stopping - But When? (1998)");
    List<Remedy> cures = new ArrayList<>(List.of(allEpochs()));
    rules.patience().ifPresent(patience -> cures.add(morePatience(patience)));
    return Assessment.suspect(finding, cures);
  }

  private static String criterion(StoppingCriteria rules) {
    return rules.patience().isPresent()
        ? "patience %,d".formatted(rules.patience().getAsInt())
        : "the norm of the gradient";
  }

  private static Remedy allEpochs() {
    return Remedy.of(
            "all-epochs",
            "Train all epochs: without patience, and without a limit on the gradient.",
            1,
            spec -> with(spec, OptionalInt.empty()))
        .fromTheSameStart();
  }

  private static Remedy morePatience(int patience) {
    int more = (int) Math.min(Integer.MAX_VALUE, (long) MORE * patience);
    return Remedy.of(
            "more-patience",
            "Wait longer for an improvement, however small: patience %,d.".formatted(more),
            1,
            spec -> with(spec, OptionalInt.of(more)))
        .fromTheSameStart();
  }

  private static Spec with(Spec spec, OptionalInt patience) {
    StoppingCriteria old = spec.descent().stopWhen();
    return spec.withStopWhen(
        new StoppingCriteria(
            old.lossBelow(),
            OptionalDouble.empty(),
            old.seconds(),
            patience,
            OptionalDouble.empty()));
  }
}
