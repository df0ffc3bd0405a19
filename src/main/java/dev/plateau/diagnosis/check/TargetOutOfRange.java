package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.network.Activation;
import dev.plateau.network.Loss;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Targets that no output of this network can ever be. */
final class TargetOutOfRange implements Check {
  /** Of what there is to learn: a smaller forced loss is not what keeps a run. */
  private static final double SHARE = 0.05;

  @Override
  public String id() {
    return "target-out-of-range";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    List<Integer> rows = rows(untrained);
    return rows.isEmpty() ? Optional.empty() : Optional.of(summary(untrained, rows));
  }

  private static List<Integer> rows(UntrainedRun untrained) {
    Spec spec = untrained.spec();
    Dataset data = untrained.data();
    return IntStream.range(0, data.rows())
        .filter(row ->
            IntStream.range(0, data.targets())
                .anyMatch(k -> distance(spec, data.target(row, k)) > 0))
        .boxed()
        .toList();
  }

  private static double distance(Spec spec, double target) {
    boolean probability = spec.loss().ofProbabilities();
    Activation output = spec.network().output();
    double lowest = probability ? 0 : output.lowest();
    double highest = probability ? 1 : output.highest();
    return Math.max(0, Math.max(lowest - target, target - highest));
  }

  /** The loss that targets out of the range force: by squares their mean squared distance to it. */
  private static double forced(UntrainedRun untrained) {
    if (!untrained.spec().loss().equals(Loss.MSE)) {
      return untrained.bounds().outputFloor() - untrained.bounds().floor();
    }
    Dataset data = untrained.data();
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      for (int k = 0; k < data.targets(); k++) {
        double distance = distance(untrained.spec(), data.target(row, k));
        sum = Math.fma(distance, distance, sum);
      }
    }
    return sum / data.rows() / data.targets();
  }

  /** Whether targets out of reach force a loss that matters. */
  static boolean isForced(UntrainedRun untrained) {
    return !rows(untrained).isEmpty()
        && (untrained.spec().loss().ofProbabilities()
            || forced(untrained) >= SHARE * toLearn(untrained));
  }

  private static double toLearn(UntrainedRun untrained) {
    return untrained.bounds().baseline() - untrained.bounds().floor();
  }

  private static String summary(UntrainedRun untrained, List<Integer> rows) {
    Spec spec = untrained.spec();
    String output = spec.network().output().name().toLowerCase(Locale.ROOT);
    String range =
        !spec.loss().ofProbabilities()
            ? "the output, %s, gives numbers from %s to %s"
                .formatted(
                    output.replace('_', '-'),
                    Wording.number(spec.network().output().lowest()),
                    Wording.number(spec.network().output().highest()))
            : "this loss takes targets for probabilities, from 0 to 1";
    return "%s of %s cannot be reached: %s."
        .formatted(rows.size() == 1 ? "The target" : "Targets", Wording.rows(rows), range);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    List<Integer> rows = rows(run.untrained());
    if (rows.isEmpty() || ConstantOutput.isConstant(run.network())) {
      return Optional.empty();
    }
    double forced = forced(run.untrained());
    boolean probability = run.spec().loss().ofProbabilities();
    boolean matters = isForced(run.untrained());
    Finding finding =
        new Finding(
            id(),
            matters ? run.proven() : Severity.NOTE,
            summary(run.untrained(), rows),
            """
            An output activation has a range: sigmoid stays between 0 and 1, tanh between -1 and \
            1, relu above 0. A target beyond it keeps its distance whatever the weights are, and \
            training spends its steps on pushing the output against the wall, where its slope \
            vanishes. Scale the targets into the range, or take an output that can reach them.\
            """,
            List.of(
                Evidence.of("targets out of reach, in rows", rows.size(), 0),
                Evidence.of("loss that they force", probability ? Double.NaN : forced)),
            "Range of the activation; LeCun et al., Efficient BackProp (1998), section 4.5");
    return Optional.of(Assessment.of(finding, List.of(Outputs.identity())));
  }
}
