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
import java.util.OptionalDouble;

/** A clip of the gradient's norm that cuts every step, not the odd one that is too long. */
final class TightClipping implements Check {
  private static final double WIDER = 100;

  @Override
  public String id() {
    return "tight-clipping";
  }

  /** Optimizers that scale each derivative take no shorter steps for it. */
  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    OptionalDouble clip = run.spec().descent().clipNorm();
    boolean matters = Stability.limit(run.spec().descent().optimizer()).isPresent();
    if (clip.isEmpty() || !matters || !run.notDiverging()) {
      return Optional.empty();
    }
    double norm = clip.getAsDouble();
    double least = Math.min(run.start().gradientNorm(), run.end().gradientNorm());
    Assessment assessment = assessment(run, norm, least);
    return Optional.of(least > norm ? assessment : assessment.onlyIfProven());
  }

  private Assessment assessment(FinishedRun run, double norm, double least) {
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "The gradient is cut to a norm of %s, from the first step to the last."
                .formatted(Wording.number(norm)),
            """
            Clipping is to catch the odd gradient that would throw theta far away; most gradients \
            should pass as they are. Where every one is cut, each step has the same short length, \
            alpha times the clip: it is a smaller alpha under another name.\
            """,
            List.of(
                Evidence.of("smaller norm of the gradient, of start and end", least, norm),
                Evidence.of("epochs", run.epochs())),
            "Pascanu, Mikolov and Bengio, On the difficulty of training RNNs (2013)");
    return Assessment.suspect(finding, List.of(none(), wider(norm)));
  }

  private static Remedy none() {
    return Remedy.of(
            "no-clipping",
            "Leave the gradient as it is: no clipNorm.",
            1,
            spec -> with(spec, OptionalDouble.empty()))
        .fromTheSameStart();
  }

  private static Remedy wider(double norm) {
    double other = Wording.typed(WIDER * norm);
    return Remedy.of(
            "wider-clipping",
            "Cut gradients that are much longer only: clipNorm %s."
                .formatted(Wording.number(other)),
            1,
            spec -> with(spec, OptionalDouble.of(other)))
        .fromTheSameStart();
  }

  private static Spec with(Spec spec, OptionalDouble norm) {
    return spec.withDescent(descent -> descent.withClipNorm(norm));
  }
}
