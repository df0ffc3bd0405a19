package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.training.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gradient that grows without bound, or is far too large to begin with. */
final class ExplodingGradient implements Check {
  /** How many times steeper a start is than a scaled one before it is to blame. */
  private static final double STEEPER = 1e3;

  @Override
  public String id() {
    return "exploding-gradient";
  }

  @Override
  public boolean explainsUnrest() {
    return true;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.outcome() != Outcome.DIVERGED) {
      return Optional.empty();
    }
    double steeper = run.start().gradientNorm() / run.scaledStart().gradientNorm();
    boolean fromTheStart = steeper > STEEPER || Double.isNaN(steeper);
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            summary(run, fromTheStart),
            """
            Going back through the layers, a gradient is multiplied by each layer's weights. Where \
            weights or activations are large, it grows from layer to layer and from step to step, \
            until numbers no longer fit a double. A start whose weights shrink with the number of \
            inputs keeps it in bounds; so do smaller steps, where the start is not to blame.\
            """,
            evidence(run, steeper),
            "Pascanu, Mikolov and Bengio (2013); scaled starts: Glorot and Bengio (2010)");
    return Optional.of(
        fromTheStart
            ? Assessment.suspect(finding, RandomStarts.scaled(run.spec()))
            : Assessment.of(finding, List.of()));
  }

  private static String summary(FinishedRun run, boolean fromTheStart) {
    String how =
        run.losses().firstNotFinite().isPresent()
            ? "The loss is no longer finite after epoch %d"
                .formatted(run.losses().firstNotFinite().getAsInt())
            : "The loss grew to %s".formatted(Wording.number(run.losses().last()));
    return how
        + (fromTheStart
            ? ": the gradient was far too large from the start."
            : ": each step was larger than the one before.");
  }

  private static List<Evidence> evidence(FinishedRun run, double steeper) {
    List<Evidence> evidence = new ArrayList<>();
    run.losses()
        .firstNotFinite()
        .ifPresent(epoch -> evidence.add(Evidence.of("first epoch that is not finite", epoch)));
    run.losses()
        .growth()
        .ifPresent(growth ->
            evidence.add(Evidence.of("growth of the loss in an epoch, at the end", growth, 1)));
    evidence.add(
        Evidence.of("gradient at the start, in times that of a scaled start", steeper, STEEPER)
            .at(0));
    return evidence;
  }
}
