package dev.plateau.diagnosis.check;

import dev.plateau.data.ClassWeights;
import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Imbalance;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TrialRuns;
import dev.plateau.math.MostLikely;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One class so frequent that a network which always predicts it is nearly always right. */
public final class ImbalancedClasses implements Check {
  /** Of the other rows, found. */
  private static final double RECALL = 0.2;

  @Override
  public String id() {
    return "imbalanced-classes";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    Dataset data = untrained.data();
    boolean weighted = untrained.spec().preparation().classWeights().isPresent();
    return weighted || !Imbalance.isFound(data)
        ? Optional.empty()
        : Optional.of(
            "%s of the rows are of one class: predicting it always is right as often."
                .formatted(Wording.percent(Imbalance.largestShare(data))));
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Dataset data = run.data();
    if (!Imbalance.isFound(data)) {
      return Optional.empty();
    }
    int[] classes =
        IntStream.range(0, data.rows()).map(r -> MostLikely.of(data.targetRow(r))).toArray();
    double recall = recall(run, classes);
    return recall < RECALL ? Optional.of(assessment(run, recall)) : Optional.empty();
  }

  /** Of all classes but the largest. */
  private static double recall(FinishedRun run, int[] classes) {
    double[][] predictions = run.end().predictions();
    int[] counts = ClassWeights.counts(run.data());
    int largest =
        IntStream.range(0, counts.length).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElse(0);
    int[] others = IntStream.range(0, classes.length).filter(r -> classes[r] != largest).toArray();
    long found =
        IntStream.of(others).filter(r -> MostLikely.of(predictions[r]) == classes[r]).count();
    return (double) found / others.length;
  }

  private Assessment assessment(FinishedRun run, double recall) {
    double share = Imbalance.largestShare(run.data());
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
                Evidence.of("share of the largest class", share, Imbalance.FREQUENT),
                Evidence.of("share of the other rows that are found", recall, RECALL)
                    .at(run.epochs())),
            "He and Garcia, Learning from Imbalanced Data (2009)");
    boolean weighted = run.spec().preparation().classWeights().isPresent();
    return Assessment.of(finding, weighted || run.converged() ? List.of() : List.of(balanced()));
  }

  private static Remedy balanced() {
    return Remedy.of(
            "class-weights",
            "Let every class count as much as the others: classWeights \"balanced\".",
            1,
            ImbalancedClasses::weighted)
        .fromTheSameStart();
  }

  private static Spec weighted(Spec spec) {
    Optional<ClassWeights> weights = Optional.of(new ClassWeights.Balanced());
    return spec.withPreparation(spec.preparation().withClassWeights(weights));
  }

  /** What weights of the classes would do, whether or not they are a cure. */
  @Override
  public Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    if (assessment.cures().isEmpty()) {
      return assessment;
    }
    TrialRuns weighted = trials.scout(weighted(run.spec()));
    if (weighted.isEmpty() || trials.control().isEmpty()) {
      return assessment;
    }
    double before = trials.control().meanBalanced();
    double after = weighted.meanBalanced();
    String what =
        " With classWeights \"balanced\" the balanced accuracy is %s instead of %s%s."
            .formatted(
                Wording.percent(after),
                Wording.percent(before),
                trials.holdsOut() ? ", on held-out rows" : "");
    Finding finding = assessment.finding();
    return assessment.with(
        finding
            .saying(finding.summary() + what)
            .with(Evidence.of("balanced accuracy with class weights, and without", after, before)));
  }
}
