package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A relu output that is off on every row: it predicts 0 and gets no gradient, for ever. */
final class DeadOutput implements Check {
  @Override
  public String id() {
    return "dead-output";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return isDead(untrained.start())
        ? Optional.of("The relu output is off on every row at the start: it gets no gradient.")
        : Optional.empty();
  }

  static boolean isDead(Evaluation point) {
    return point.network().output() == Activation.RELU
        && Arrays.stream(point.predictions()).flatMapToDouble(Arrays::stream).allMatch(y -> y == 0);
  }

  /** Whether an output died that was alive at the start. */
  static boolean died(FinishedRun run) {
    return isDead(run.end()) && !isDead(run.start());
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (run.converged() || !isDead(run.end())) {
      return Optional.empty();
    }
    boolean killed = StepTooLarge.killed(run);
    Finding finding =
        new Finding(
            id(),
            killed ? Severity.SYMPTOM : run.proven(),
            "The relu output is off on every row: it predicts 0 and gets no gradient.",
            """
            A relu passes what is above 0 and nothing else. An output whose sum is below 0 on \
            every row predicts 0, its slope is 0, and no weight of the network gets a gradient: \
            training has ended, whatever the loss is. An output for numbers needs no activation.\
            """,
            List.of(
                Evidence.of("share of the rows on which the output is off", 1, 1).at(run.epochs())),
            "Lu, Shin, Su and Karniadakis, Dying ReLU and Initialization (2020)");
    List<Remedy> cures = Outputs.fitting(run.data());
    return Optional.of(killed ? Assessment.suspect(finding, cures) : Assessment.of(finding, cures));
  }
}
