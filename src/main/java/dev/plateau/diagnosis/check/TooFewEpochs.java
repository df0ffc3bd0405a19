package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.kernel.Elementary;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A loss that was still falling when the epochs ran out. */
public final class TooFewEpochs implements Check {
  /** Of the first loss: what a step may overshoot without harm. */
  private static final double RISE = 1.01;

  /** In times the epochs: how far a curve that was seen over them tells where it goes. */
  private static final double FORESEEN = 100;

  @Override
  public String id() {
    return "too-few-epochs";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    boolean endedEarlier = run.epochs() < run.spec().descent().epochs();
    if (endedEarlier || run.converged() || run.outcome() == Outcome.DIVERGED) {
      return Optional.empty();
    }
    boolean falling = run.outcome() == Outcome.DESCENDING;
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("final loss", run.losses().last(), run.goal()).at(run.epochs()));
    OptionalDouble reach = extrapolated(run);
    reach.ifPresent(
        epoch -> evidence.add(Evidence.of("epoch that would converge, extrapolated", epoch)));
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            falling
                ? "The loss was still falling when the %d epochs ran out.".formatted(run.epochs())
                : arrives(run),
            """
            Nothing is wrong with a loss that falls; it only needs time. How much, the fall over \
            the second half of the epochs tells roughly: a loss that has shrunk by a factor when \
            the epochs doubled will do so again when they double again.\
            """,
            evidence,
            "Power law through the losses at half of the epochs and at the end");
    Assessment assessment = Assessment.suspect(finding, cures(run));
    return Optional.of(falling ? assessment : assessment.onlyIfProven());
  }

  private static String arrives(FinishedRun run) {
    return "%d epochs are too few: the same run gets there when it goes on."
        .formatted(run.epochs());
  }

  /** Where only a faster method was seen to get there, that is what is said. */
  @Override
  public Finding proved(Finding finding, FinishedRun run, TrialRunner trials) {
    boolean falling = run.outcome() == Outcome.DESCENDING;
    boolean arrives = longer(run.spec(), trials).filter(trials::improves).isPresent();
    return falling || arrives
        ? finding
        : finding.saying(
            "%d epochs are too few for steps like these: a faster method gets further."
                .formatted(run.epochs()));
  }

  /** A loss that rose does not lack speed. */
  private static List<Remedy> cures(FinishedRun run) {
    List<Remedy> cures = new ArrayList<>(List.of(more()));
    boolean rose = run.losses().highest() > run.losses().first() * RISE;
    if (run.outcome() != Outcome.DESCENDING && rose) {
      return cures;
    }
    boolean adaptive = Stability.limit(run.spec().descent().optimizer()).isEmpty();
    if (!adaptive) {
      cures.add(Optimizers.adam());
    }
    cures.addAll(Optimizers.secondOrder(run.spec()));
    return cures;
  }

  private static OptionalDouble extrapolated(FinishedRun run) {
    double floor = run.bounds().floor();
    double halfway = Elementary.log(run.losses().halfway() - floor);
    double end = Elementary.log(run.losses().last() - floor);
    double goal = Elementary.log(run.goal() - floor);
    double slope = (halfway - end) / Elementary.log(2);
    double epochs = run.epochs() * Elementary.exp((end - goal) / slope);
    return slope > 0 && epochs <= FORESEEN * run.epochs()
        ? OptionalDouble.of(Math.rint(epochs))
        : OptionalDouble.empty();
  }

  /** As many as the own run needs, found by letting it go on. */
  public static Remedy more() {
    return new Remedy("more-epochs", "Train longer.", 1, true, TooFewEpochs::longer);
  }

  /** So many times the epochs, whatever the run needs. */
  static Remedy times(int factor) {
    return Remedy.of(
            "more-epochs",
            "Train %d times as long.".formatted(factor),
            1,
            spec -> {
              double epochs = (double) factor * spec.descent().epochs();
              return spec.withEpochs((int) Math.min(Integer.MAX_VALUE, epochs));
            })
        .fromTheSameStart();
  }

  private static Optional<Spec> longer(Spec spec, TrialRunner trials) {
    OptionalInt epochs = trials.moreEpochs(spec);
    return epochs.isPresent()
        ? Optional.of(spec.withEpochs((int) rounded(epochs.getAsInt())))
        : Optional.empty();
  }

  /** Up to two digits, as one would type it. */
  private static double rounded(double epochs) {
    double typed = Wording.typed(epochs);
    return Math.min(Integer.MAX_VALUE, typed < epochs ? Wording.typed(epochs * 1.1) : typed);
  }
}
