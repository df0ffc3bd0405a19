package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Classes learned by squared error on saturated outputs, which get no gradient when most wrong. */
final class MismatchedLoss implements Check {
  private static final double WRONG = 0.5;

  /** Share of the outputs that must be stuck. */
  private static final double STUCK = 0.01;

  /** The share of its greatest slope below which an output learns next to nothing. */
  private static final double FLAT = 0.01;

  /** The greatest slope of a probability: that of a sigmoid at 1/2. */
  private static final double STEEPEST = 0.25;

  @Override
  public String id() {
    return "mismatched-loss";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return isStuck(untrained)
        ? Optional.of(summary(stuck(untrained.start(), untrained.data()), "at the start"))
        : Optional.empty();
  }

  /** Whether outputs are saturated on the wrong side at the start. */
  static boolean isStuck(UntrainedRun untrained) {
    return isMismatch(untrained.spec(), untrained.data())
        && stuck(untrained.start(), untrained.data()) >= STUCK;
  }

  private static boolean isMismatch(Spec spec, Dataset data) {
    Activation output = spec.network().output();
    return spec.loss().equals(Loss.MSE)
        && (output == Activation.SIGMOID || (output == Activation.SOFTMAX && isOneHot(data)))
        && IntStream.range(0, data.rows())
            .allMatch(row ->
                IntStream.range(0, data.targets())
                    .allMatch(k -> data.target(row, k) == 0 || data.target(row, k) == 1));
  }

  private static boolean isOneHot(Dataset data) {
    return IntStream.range(0, data.rows())
        .allMatch(row ->
            IntStream.range(0, data.targets()).mapToDouble(k -> data.target(row, k)).sum() == 1);
  }

  /** The share of outputs that are wrong and flat. */
  private static double stuck(Evaluation point, Dataset data) {
    double[][] outputs = point.predictions();
    int stuck = 0;
    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < data.targets(); k++) {
        double a = outputs[row][k];
        boolean flat = a * (1 - a) < FLAT * STEEPEST;
        stuck += flat && Math.abs(a - data.target(row, k)) > WRONG ? 1 : 0;
      }
    }
    return (double) stuck / data.rows() / data.targets();
  }

  private static String summary(double stuck, String when) {
    return "%s of the outputs are saturated on the wrong side %s, where mse has no gradient."
        .formatted(Wording.percent(stuck), when);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.converged() || !isMismatch(run.spec(), run.data())) {
      return Optional.empty();
    }
    double start = stuck(run.start(), run.data());
    double end = stuck(run.end(), run.data());
    if (start < STUCK && end < STUCK) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            end >= STUCK ? summary(end, "at the end") : summary(start, "at the start"),
            """
            With the squared error, the gradient at an output is the error times the slope of the \
            output's activation. An output that says 0 with full conviction where 1 is right has \
            the largest error and a slope next to 0: it learns least where it is most wrong. The \
            cross-entropy that belongs to the activation cancels the slope, and the error alone \
            is left.\
            """,
            List.of(
                Evidence.of("share of outputs stuck on the wrong side", start, STUCK).at(0),
                Evidence.of("share of outputs stuck on the wrong side", end, STUCK)
                    .at(run.epochs())),
            "Golik, Doetsch and Ney, Cross-entropy vs. squared error training (2013)");
    return Optional.of(Assessment.suspect(finding, List.of(matching(run.spec()))));
  }

  private static Remedy matching(Spec spec) {
    Activation output = spec.network().output();
    boolean softmax = output == Activation.SOFTMAX;
    return Remedy.of(
            "matching-loss",
            softmax
                ? "Take the loss that belongs to softmax: cross-entropy."
                : "Take the loss that belongs to sigmoid outputs: bce.",
            2,
            old ->
                old.withNetwork(old.network().withOutput(output))
                    .withLoss(softmax ? Loss.CROSS_ENTROPY : Loss.BCE))
        .fromTheSameStart();
  }
}
