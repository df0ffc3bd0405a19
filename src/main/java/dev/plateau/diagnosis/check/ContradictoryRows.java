package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.TrialRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Rows with equal inputs and different targets, which no function can serve. */
public final class ContradictoryRows implements Check {
  /** Of the final loss, forced: half of what is left above the floor is as much. */
  private static final double FORCED = 1.0 / 3;

  @Override
  public String id() {
    return "contradictory-rows";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    List<Integer> rows = rows(untrained.rows());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(summary(rows, untrained.bounds().floor()));
  }

  private static List<Integer> rows(Dataset data) {
    List<Integer> rows = new ArrayList<>();
    for (int[] group : data.rowsOfEqualInputs()) {
      double[] first = data.targetRow(group[0]);
      if (IntStream.of(group).anyMatch(row -> !Arrays.equals(first, data.targetRow(row)))) {
        IntStream.of(group).forEach(rows::add);
      }
    }
    return rows.stream().sorted().toList();
  }

  private static String summary(List<Integer> rows, double floor) {
    return "%s have equal inputs and different targets: no function gets below a loss of %s."
        .formatted(Wording.rows(rows).replaceFirst("^r", "R"), Wording.number(floor));
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    List<Integer> rows = rows(run.untrained().rows());
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    double floor = run.bounds().floor();
    double share = share(run);
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            summary(rows, floor),
            """
            A network gives one answer for one input. Where the data give two, the best it can \
            say is their mean, and the squared distances from it remain as a loss that no training \
            removes. It may be noise that is meant to be there, a mistake in the data, or an input \
            that was left out and would tell these rows apart.\
            """,
            List.of(
                Evidence.of("rows that contradict others", rows.size(), 0),
                Evidence.of("floor of the loss", floor),
                Evidence.of("share of the final loss that is forced", share, FORCED)),
            "The conditional mean minimizes the squared error");
    boolean suspected = !run.converged() && (forceMost(run) || isTestable(run, rows));
    return Optional.of(
        suspected ? Assessment.suspect(finding, List.of()) : Assessment.of(finding, List.of()));
  }

  /** Whether so much of the final loss is forced that training is not what is missing. */
  public static boolean forceMost(FinishedRun run) {
    return share(run) >= FORCED;
  }

  private static double share(FinishedRun run) {
    return run.bounds().floor() / run.losses().last();
  }

  /** Whether most rows are left without those that contradict others. */
  private static boolean isTestable(FinishedRun run, List<Integer> rows) {
    return 2 * rows.size() < run.data().rows();
  }

  /** Where less of the loss is forced, the same run without these rows has to tell. */
  @Override
  public Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    List<Integer> rows = rows(run.untrained().rows());
    if (forceMost(run) || !isTestable(run, rows)) {
      return assessment;
    }
    return trials
        .followWithout(rows)
        .filter(FinishedRun::converged)
        .map(others -> assessment.with(provedBy(assessment.finding(), others)))
        .orElseGet(assessment::cleared);
  }

  private static Finding provedBy(Finding finding, FinishedRun others) {
    return finding
        .saying(finding.summary() + " Without these rows the same run converges.")
        .with(
            Evidence.of(
                "final loss of the same run without these rows",
                others.losses().last(),
                others.goal()));
  }
}
