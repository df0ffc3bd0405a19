package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.math.MostLikely;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One class so frequent that a network which always predicts it is nearly always right. */
final class ImbalancedClasses implements Check {
  /** Of the rows, in the largest class. */
  private static final double FREQUENT = 0.8;

  /** Of the other rows, found. */
  private static final double RECALL = 0.2;

  @Override
  public String id() {
    return "imbalanced-classes";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Dataset data = run.data();
    if (!Outputs.isZeroOrOne(data)) {
      return Optional.empty();
    }
    int[] classes =
        IntStream.range(0, data.rows()).map(r -> MostLikely.of(data.targetRow(r))).toArray();
    int kinds = Math.max(2, data.targets());
    int[] counts = new int[kinds];
    for (int one : classes) {
      counts[one]++;
    }
    int largest =
        IntStream.range(0, kinds).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElse(0);
    double share = (double) counts[largest] / data.rows();
    if (share < FREQUENT || share == 1) {
      return Optional.empty();
    }
    double recall = recall(run, classes, largest);
    return recall < RECALL ? Optional.of(assessment(run, share, recall)) : Optional.empty();
  }

  private static double recall(FinishedRun run, int[] classes, int largest) {
    double[][] predictions = run.end().predictions();
    int[] others = IntStream.range(0, classes.length).filter(r -> classes[r] != largest).toArray();
    long found =
        IntStream.of(others).filter(r -> MostLikely.of(predictions[r]) == classes[r]).count();
    return (double) found / others.length;
  }

  private Assessment assessment(FinishedRun run, double share, double recall) {
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            "%s of the rows are of one class; of the others the network finds %s."
                .formatted(Wording.percent(share), Wording.percent(recall)),
            """
            Where one class is nearly all there is, a network that always predicts it is nearly \
            always right, and its loss is near that of the best constant. That may be all that the \
            inputs allow. If missing the rare class costs more than a false alarm, the loss has to \
            say so: give the rare class a larger weight (classWeights), or choose another threshold.\
            """,
            List.of(
                Evidence.of("share of the largest class", share, FREQUENT),
                Evidence.of("share of the other rows that are found", recall, RECALL)
                    .at(run.epochs())),
            "He and Garcia, Learning from Imbalanced Data (2009)");
    return Assessment.of(finding, List.of());
  }
}
