package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Spec;
import dev.plateau.training.Stability;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Steps so short that the epochs do not suffice to get anywhere. */
final class StepTooSmall implements Check {
  /** Of alpha times the largest eigenvalue, 1 being the best step along it. */
  private static final double SHORT = 0.05;

  /** How far a parameter must have come under an optimizer that scales each derivative. */
  private static final double NEAR = 0.5;

  /** How far parameters go where they learn something, and how far if they have to turn around. */
  private static final double FAR = 2;

  private static final double FARTHER = 20;

  /** Where the distance tells nothing: the next alpha that one would try. */
  private static final double TENFOLD = 10;

  @Override
  public String id() {
    return "step-too-small";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!run.notDiverging() || !Stability.dependsOnAlpha(run.spec().descent().optimizer())) {
      return Optional.empty();
    }
    return Stability.limit(run.spec().descent().optimizer()).isPresent()
        ? byCurvature(run)
        : byDistance(run);
  }

  private Optional<Assessment> byCurvature(FinishedRun run) {
    Spec spec = run.spec();
    double start = run.start().spectrum().largest();
    double lambda = Math.max(start, run.end().spectrum().largest());
    double step =
        spec.descent().learningRate()
            * Stability.amplification(spec.descent().optimizer())
            * lambda;
    if (!(step < SHORT) || !(lambda > 0)) {
      return Optional.empty();
    }
    double best = Wording.typed(1 / lambda);
    double amplification = Stability.amplification(spec.descent().optimizer());
    double less = Wording.typed(best / Math.max(4, amplification));
    Evidence evidence = Evidence.of("alpha x largest Hessian eigenvalue", step, SHORT);
    return Optional.of(
        suspect(run, evidence, List.of(larger(best), larger(less), Optimizers.adam())));
  }

  private Optional<Assessment> byDistance(FinishedRun run) {
    double[] from = run.start().theta();
    double[] to = run.end().theta();
    double farthest =
        IntStream.range(0, from.length).mapToDouble(k -> Math.abs(to[k] - from[k])).max().orElse(0);
    if (farthest == 0) {
      return Optional.empty();
    }
    double alpha = run.spec().descent().learningRate();
    Evidence evidence = Evidence.of("farthest that a parameter has come", farthest, NEAR);
    if (farthest < NEAR) {
      List<Remedy> cures =
          List.of(
              larger(Wording.typed(alpha * FAR / farthest)),
              larger(Wording.typed(alpha * FARTHER / farthest)));
      return Optional.of(suspect(run, evidence.at(run.epochs()), cures));
    }
    List<Remedy> cures = List.of(larger(Wording.typed(alpha * TENFOLD)));
    Evidence alone = Evidence.of("farthest that a parameter has come", farthest).at(run.epochs());
    return Optional.of(
        suspect(run, "Larger steps get further than %d epochs with alpha %s.", alone, cures)
            .onlyIfProven());
  }

  private Assessment suspect(FinishedRun run, Evidence evidence, List<Remedy> cures) {
    String summary = "Steps are very short: %d epochs with alpha %s do not get far.";
    return suspect(run, summary, evidence, cures);
  }

  private Assessment suspect(
      FinishedRun run, String summary, Evidence evidence, List<Remedy> cures) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            summary.formatted(run.epochs(), Wording.number(run.spec().descent().learningRate())),
            """
            The best step along the steepest direction is 1 / lambda, with lambda the largest \
            eigenvalue of the Hessian; up to twice that is stable. A step of a small part of it \
            is safe, but needs as many times more epochs for the same way.\
            """,
            List.of(evidence),
            "LeCun et al., Efficient BackProp (1998), section 5");
    return Assessment.suspect(finding, cures);
  }

  private static Remedy larger(double alpha) {
    return Remedy.of(
            "larger-alpha",
            "Take larger steps: alpha %s.".formatted(Wording.number(alpha)),
            1,
            spec -> spec.withLearningRate(alpha))
        .fromTheSameStart();
  }
}
