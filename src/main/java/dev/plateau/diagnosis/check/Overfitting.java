package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.FinishedRun.HeldOutLosses;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.LossBounds;
import dev.plateau.training.Keep;
import dev.plateau.training.Search;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A network that goes on to learn its training rows by heart, and gets worse on others. */
final class Overfitting implements Check {
  /** How far the held-out loss must stand above its own minimum, to be more than its wobbling. */
  private static final double RISE = 1.1;

  /** The part of what there is to learn that was known on held-out rows, and then was lost. */
  private static final double LOST = 0.05;

  /** What must have been known before, for anything to be lost. */
  private static final double KNOWN = 0.1;

  private static final double WEIGHT_DECAY = 0.01;
  private static final double DROPOUT = 0.2;

  @Override
  public String id() {
    return "overfitting";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    return run.heldOutLosses()
        .filter(losses -> isOverfit(run, losses))
        .map(losses -> Assessment.of(finding(run, losses), cures(run.spec())));
  }

  private static boolean isOverfit(FinishedRun run, HeldOutLosses losses) {
    return run.spec().descent().keep() == Keep.LAST
        && share(run.bounds(), run.losses().last() - run.losses().lowest()) < LOST
        && losses.last() >= RISE * losses.best()
        && share(run.bounds(), run.bounds().baseline() - losses.best()) >= KNOWN
        && share(run.bounds(), losses.last() - losses.best()) >= LOST;
  }

  private static double share(LossBounds bounds, double difference) {
    return difference / (bounds.baseline() - bounds.floor());
  }

  private Finding finding(FinishedRun run, HeldOutLosses losses) {
    return new Finding(
        id(),
        Severity.CAUSE,
        "On the rows held out the loss was lowest after epoch %,d, and rose from there while the"
                .formatted(losses.bestEpoch())
            + " network learned its training rows by heart.",
        """
        What all rows have in common is learned first, and it holds on rows that the network has \
        never seen. What is left after that is peculiar to the training rows: learning it lowers \
        the training loss and makes unseen rows worse. So stop at the best epoch, or leave the \
        network less freedom: weights that are held back, fewer units, units that are dropped.\
        """,
        List.of(
            Evidence.of("lowest held-out loss", losses.best()).at(losses.bestEpoch()),
            Evidence.of("held-out loss at the end", losses.last(), RISE * losses.best())
                .at(run.epochs()),
            Evidence.of(
                "lost share of what there is to learn",
                share(run.bounds(), losses.last() - losses.best()),
                LOST)),
        "Early stopping: Prechelt (1998); weight decay: Krogh and Hertz (1992)");
  }

  private static List<Remedy> cures(Spec spec) {
    List<Remedy> always = List.of(bestEpoch(), weightDecay(spec), fewerUnits());
    boolean canDrop =
        !(spec.descent().optimizer() instanceof Search) && !spec.network().hidden().isEmpty();
    return canDrop ? Stream.concat(always.stream(), Stream.of(dropout())).toList() : always;
  }

  private static Remedy bestEpoch() {
    return Remedy.of(
            "best-epoch",
            "Take the epoch at which the held-out loss is lowest: keep best.",
            1,
            spec -> spec.withDescent(descent -> descent.withKeep(Keep.BEST)))
        .fromTheSameStart();
  }

  private static Remedy weightDecay(Spec spec) {
    double decay = Math.max(WEIGHT_DECAY, 10 * spec.descent().weightDecay());
    return Remedy.of(
            "weight-decay",
            "Hold the weights back: weight decay %s.".formatted(decay),
            1,
            changed -> changed.withDescent(descent -> descent.withWeightDecay(decay)))
        .fromTheSameStart();
  }

  private static Remedy fewerUnits() {
    return Remedy.of(
        "fewer-units",
        "Give each hidden layer half of its units.",
        3,
        spec -> TooFewUnits.reshaped(spec, spec.network().narrower(2)));
  }

  private static Remedy dropout() {
    return Remedy.of(
            "dropout",
            "Drop a fifth of the hidden units in each step: dropout %s.".formatted(DROPOUT),
            2,
            spec -> spec.withNetwork(spec.network().withDropout(DROPOUT)))
        .fromTheSameStart();
  }
}
