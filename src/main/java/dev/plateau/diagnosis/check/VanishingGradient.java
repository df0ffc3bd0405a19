package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deep networks whose first layers hear nothing of the error. */
final class VanishingGradient implements Check {
  private static final double RATIO = 1e-3;
  private static final int FEWEST_LAYERS = 2;

  /** Two sigmoid layers alone take this off a gradient: only a trial tells whether it matters. */
  private static final double DAMPED = 0.1;

  @Override
  public String id() {
    return "vanishing-gradient";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.converged() || run.network().layers() < FEWEST_LAYERS) {
      return Optional.empty();
    }
    double start = ratio(run.start());
    double end = ratio(run.end());
    double faint = run.start().gradientNorm(1) / run.scaledStart().gradientNorm(1);
    boolean fromTheStart = start < RATIO || faint < RATIO;
    boolean damped = run.network().hidden().size() >= FEWEST_LAYERS && start < DAMPED;
    if (!fromTheStart && !(end < RATIO) && !damped) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            start < RATIO || faint >= RATIO
                ? "The first layer's gradient is %s of the last layer's: the first layers hardly learn."
                    .formatted(Wording.number(end < RATIO ? end : start))
                : "The first layer's gradient at the start is %s of what a scaled start would give it."
                    .formatted(Wording.number(faint)),
            """
            On its way back the gradient is multiplied, layer by layer, by weights and by slopes; \
            a sigmoid's slope is never above 1/4. In a deep network what is left for the first \
            layers is next to nothing, so they stay as they started while the last layer makes \
            the best of it. Activations with slope 1, such as relu or tanh around 0, and a start \
            that is scaled to them keep the gradient alive.\
            """,
            List.of(
                Evidence.of("gradient of the first layer / of the last", start, RATIO).at(0),
                Evidence.of("gradient of the first layer / of the last", end, RATIO)
                    .at(run.epochs()),
                Evidence.of("gradient of the first layer / of a scaled start's", faint, RATIO)
                    .at(0)),
            "Hochreiter (1991); Bengio, Simard and Frasconi (1994); Glorot and Bengio (2010)");
    if (fromTheStart) {
      return Optional.of(Assessment.suspect(finding, cures(run)));
    }
    return Optional.of(
        damped
            ? Assessment.suspect(finding, cures(run)).onlyIfProven()
            : Assessment.of(finding, List.of()));
  }

  /** Of the gradients' norms, first layer by last. */
  private static double ratio(Evaluation point) {
    return point.gradientNorm(1) / point.gradientNorm(point.network().layers());
  }

  private static List<Remedy> cures(FinishedRun run) {
    List<Remedy> cures = new ArrayList<>(RandomStarts.scaled(run.spec()));
    cures.addAll(otherActivations());
    return cures;
  }

  static List<Remedy> otherActivations() {
    return List.of(
        Remedy.of(
            "tanh-glorot",
            "Take tanh units and draw the start by glorot-uniform.",
            3,
            spec ->
                spec.withNetwork(spec.network().withActivation(Activation.TANH))
                    .withInit(new GlorotUniform())),
        Remedy.of(
            "relu-he",
            "Take relu units and draw the start by he-normal.",
            3,
            spec ->
                spec.withNetwork(spec.network().withActivation(Activation.RELU))
                    .withInit(new HeNormal())));
  }
}
