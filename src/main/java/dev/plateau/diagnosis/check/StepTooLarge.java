package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.LossCurve;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Outcome;
import dev.plateau.training.Spec;
import dev.plateau.training.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Steps that overshoot: alpha is above what the curvature of the loss allows. */
public final class StepTooLarge implements Check {
  private static final double RISE = 1e-9;

  /** Of the distance to the floor: ending so far above its own minimum is not a rounding error. */
  private static final double ABOVE_MINIMUM = 0.05;

  @Override
  public String id() {
    return "step-too-large";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    Spec spec = untrained.spec();
    OptionalDouble limit = Stability.limit(spec.descent().optimizer());
    double lambda = sharpness(untrained.start(), spec);
    if (limit.isEmpty() || !(spec.descent().learningRate() * lambda > limit.getAsDouble())) {
      return Optional.empty();
    }
    boolean everywhere =
        spec.descent().learningRate() * leastSharpness(spec) >= limit.getAsDouble();
    if (!everywhere
        && !(untrained.start().lossAfterStep(spec.descent().learningRate())
            > untrained.start().loss())) {
      return Optional.empty();
    }
    String stable = Wording.number(limit.getAsDouble() / lambda);
    return Optional.of(
        everywhere
            ? "Alpha %s is unstable from any start: with this loss it has to stay below %s."
                .formatted(
                    Wording.number(spec.descent().learningRate()),
                    Wording.number(limit.getAsDouble() / leastSharpness(spec)))
            : "Alpha %s is above %s, the largest stable one at the start: the first step raises the loss."
                .formatted(Wording.number(spec.descent().learningRate()), stable));
  }

  /**
   * For the mean squared error of K identity outputs, the curvature along an output's bias is 2 / K
   * at every theta.
   */
  private static double leastSharpness(Spec spec) {
    boolean exact = spec.loss().equals(Loss.MSE) && spec.network().output() == Activation.IDENTITY;
    return exact ? 2.0 / spec.network().outputs() : 0;
  }

  private static double sharpness(Evaluation point, Spec spec) {
    double measured = point.spectrum().largest();
    return Math.max(Double.isNaN(measured) ? 0 : measured, leastSharpness(spec));
  }

  @Override
  public boolean explainsUnrest() {
    return true;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    OptionalDouble limit = Stability.limit(run.spec().descent().optimizer());
    Optional<Assessment> proved =
        limit.isPresent() ? byCurvature(run, limit.getAsDouble()) : Optional.empty();
    return proved.isPresent() ? proved : byBehaviour(run);
  }

  /** Whether alpha is above the largest stable one at the start. */
  static boolean exceedsLimit(FinishedRun run) {
    OptionalDouble limit = Stability.limit(run.spec().descent().optimizer());
    return limit.isPresent()
        && run.spec().descent().learningRate() * sharpness(run.start(), run.spec())
            > limit.getAsDouble();
  }

  /**
   * Whether steps beyond the limit left a layer or the output dead that was alive: what has no
   * gradient any more does not show its unrest.
   */
  static boolean killed(FinishedRun run) {
    return (DeadUnits.died(run) || DeadOutput.died(run)) && exceedsLimit(run);
  }

  private Optional<Assessment> byCurvature(FinishedRun run, double limit) {
    double start = sharpness(run.start(), run.spec());
    double lambda = largestSharpness(run, start);
    if (!(run.spec().descent().learningRate() * lambda > limit)
        || !(misbehaved(run) || killed(run))) {
      return Optional.empty();
    }
    boolean proved = (run.isRestless() && !wanders(run)) || run.peaked() || killed(run);
    Finding finding =
        finding(
            proved ? run.proven() : Severity.NOTE,
            "Alpha %s is too large a step: where the loss curves by up to %s, only alpha below %s is stable."
                .formatted(
                    Wording.number(run.spec().descent().learningRate()),
                    Wording.number(lambda),
                    Wording.number(limit / lambda)),
            evidence(run, limit, start, lambda));
    List<Remedy> cures = cures(run, start > 0 ? Math.min(1 / start, 1 / lambda) : 1 / lambda);
    return Optional.of(proved ? Assessment.of(finding, cures) : suspect(run, finding, cures));
  }

  /** Where the run was restless, it may have come to a sharper place than its start. */
  private static double largestSharpness(FinishedRun run, double start) {
    if (!run.isRestless() || wanders(run)) {
      return start;
    }
    double lambda = Math.max(start, sharpness(run.best(), run.spec()));
    return run.outcome() == Outcome.OSCILLATING
        ? Math.max(lambda, sharpness(run.end(), run.spec()))
        : lambda;
  }

  /** Mini-batches move the loss by themselves, so that its unrest proves nothing. */
  private static boolean wanders(FinishedRun run) {
    return run.spec().descent().batchSize().isPresent() && run.outcome() != Outcome.DIVERGED;
  }

  private static Assessment suspect(FinishedRun run, Finding finding, List<Remedy> cures) {
    return run.converged() ? Assessment.of(finding, List.of()) : Assessment.suspect(finding, cures);
  }

  private static List<Evidence> evidence(
      FinishedRun run, double limit, double start, double lambda) {
    List<Evidence> evidence = new ArrayList<>();
    double alpha = run.spec().descent().learningRate();
    evidence.add(Evidence.of("alpha x largest Hessian eigenvalue", alpha * lambda, limit));
    evidence.add(Evidence.of("largest stable alpha at the start", limit / start).at(0));
    evidence.add(
        Evidence.of("highest loss", run.losses().highest(), run.losses().first())
            .at(run.losses().highestAt()));
    double least = leastSharpness(run.spec());
    if (least > 0) {
      evidence.add(Evidence.of("alpha that is unstable from any start", limit / least));
    }
    return evidence;
  }

  /** Without a limit, or below it at the points that were measured, only the losses tell. */
  private Optional<Assessment> byBehaviour(FinishedRun run) {
    boolean limited = Stability.limit(run.spec().descent().optimizer()).isPresent();
    boolean suspect = run.peaked() || (!limited && endsAboveItsLowest(run));
    boolean ownStep = !Stability.dependsOnAlpha(run.spec().descent().optimizer());
    if (ownStep || run.converged() || !(run.isRestless() || suspect)) {
      return Optional.empty();
    }
    Finding finding =
        finding(
            Severity.SYMPTOM,
            "%s: alpha %s may be too large a step."
                .formatted(behaviour(run), Wording.number(run.spec().descent().learningRate())),
            List.of(
                Evidence.of("highest loss", run.losses().highest(), run.losses().first())
                    .at(run.losses().highestAt()),
                Evidence.of("final loss", run.losses().last(), run.losses().lowest())
                    .at(run.epochs())));
    return Optional.of(
        Assessment.suspect(finding, cures(run, run.spec().descent().learningRate() / 10)));
  }

  private static String behaviour(FinishedRun run) {
    LossCurve losses = run.losses();
    return run.isRestless()
        ? "The loss does not settle"
        : run.peaked()
            ? "The loss rose to %s, far above its start".formatted(Wording.number(losses.highest()))
            : "The loss ended at %s, after it had been at %s"
                .formatted(Wording.number(losses.last()), Wording.number(losses.lowest()));
  }

  /** Crossing the edge of stability alone is normal; a loss that rises for it is not. */
  private static boolean misbehaved(FinishedRun run) {
    LossCurve losses = run.losses();
    return !(losses.highest() <= losses.first() * (1 + RISE)) || endsAboveItsLowest(run);
  }

  /** A rise at first that heals by itself proves nothing where no bound is known. */
  private static boolean endsAboveItsLowest(FinishedRun run) {
    LossCurve losses = run.losses();
    double swing = ABOVE_MINIMUM * (losses.lowest() - run.bounds().floor());
    return losses.last() > losses.lowest() + swing;
  }

  private Finding finding(Severity severity, String summary, List<Evidence> evidence) {
    return new Finding(
        id(),
        severity,
        summary,
        """
        A step of gradient descent follows the slope as if it went on for ever. Where the loss \
        curves upwards by lambda, the largest eigenvalue of its Hessian, a step with alpha above 2 \
        / lambda lands higher on the other side than it began, and the next one higher still. \
        Brief excursions beyond that edge are normal and heal by themselves; here the loss rose \
        for it. A smaller alpha follows the same slope safely.\
        """,
        evidence,
        "alpha lambda < 2: LeCun et al., Efficient BackProp (1998); edge of stability: Cohen et al."
            + " (2021)");
  }

  private static List<Remedy> cures(FinishedRun run, double stable) {
    List<Double> alphas = new ArrayList<>();
    double alpha = run.spec().descent().learningRate();
    for (double candidate : new double[] {Math.min(stable, alpha / 2), alpha / 10, alpha / 100}) {
      double typed = candidate > 0 ? Wording.typed(candidate) : 0;
      if (typed > 0 && !alphas.contains(typed) && alphas.size() < 2) {
        alphas.add(typed);
      }
    }
    return alphas.stream().map(StepTooLarge::smaller).toList();
  }

  public static Remedy smaller(double alpha) {
    return Remedy.of(
            "smaller-alpha",
            "Take smaller steps: alpha %s.".formatted(Wording.number(alpha)),
            1,
            spec -> spec.withLearningRate(alpha))
        .fromTheSameStart();
  }
}
