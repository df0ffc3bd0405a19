package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.LossCurve;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.training.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Mini-batches whose gradients differ so much that the loss cannot settle. */
final class BatchNoise implements Check {
  /** Of the mean distance to the floor. */
  private static final double SPREAD = 0.5;

  /** Fewer leave no end to look at: the last ten are most of the way down. */
  private static final int FEWEST_EPOCHS = 20;

  private static final int LARGER = 8;

  @Override
  public String id() {
    return "batch-noise";
  }

  @Override
  public boolean explainsUnrest() {
    return true;
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    int rows = run.data().rows();
    OptionalInt batch = run.spec().descent().batchSize();
    if (run.converged() || batch.isEmpty() || batch.getAsInt() >= rows) {
      return Optional.empty();
    }
    LossCurve.Tail tail = run.losses().tail();
    double distance = tail.mean() - run.bounds().floor();
    double spread = (tail.max() - tail.min()) / distance;
    boolean settled = run.epochs() >= FEWEST_EPOCHS;
    if (run.outcome() != Outcome.OSCILLATING && !(settled && spread > SPREAD)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "Mini-batches of %d keep the loss moving by %s of its distance to the floor."
                .formatted(batch.getAsInt(), Wording.percent(spread)),
            """
            A mini-batch knows some rows only: its gradient points a little elsewhere than the \
            gradient over all rows. Near the bottom these differences are all that is left, and \
            with a constant alpha theta wanders around the minimum at a distance that grows with \
            alpha and shrinks with the size of the batch.\
            """,
            List.of(
                Evidence.of("spread of the loss at the end / distance to the floor", spread, SPREAD)
                    .at(run.epochs())),
            "Robbins and Monro (1951); Bottou, Curtis and Nocedal (2018), section 4");
    return Optional.of(Assessment.suspect(finding, cures(run, batch.getAsInt(), rows)));
  }

  private static List<Remedy> cures(FinishedRun run, int batch, int rows) {
    List<Remedy> cures = new ArrayList<>();
    if (LARGER * batch < rows) {
      cures.add(
          batches(
              "Larger batches: %d rows.".formatted(LARGER * batch),
              OptionalInt.of(LARGER * batch)));
    }
    cures.add(batches("All rows in each step: no mini-batches.", OptionalInt.empty()));
    if (!StepTooLarge.exceedsLimit(run)) {
      cures.add(StepTooLarge.smaller(Wording.typed(run.spec().descent().learningRate() / 10)));
    }
    return cures;
  }

  private static Remedy batches(String summary, OptionalInt size) {
    return Remedy.of("larger-batch", summary, 1, spec -> spec.withBatchSize(size))
        .fromTheSameStart();
  }
}
