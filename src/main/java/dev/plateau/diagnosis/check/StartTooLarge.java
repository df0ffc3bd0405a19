package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.training.Outcome;
import java.util.List;
import java.util.Optional;

/** Weights so large that training begins with a huge loss and has to undo the start first. */
final class StartTooLarge implements Check {
  /** First loss over the baseline: a scaled start is within a few times of it. */
  private static final double HUGE = 100;

  /** Of the first layer's slopes, those next to 0. */
  private static final double SATURATED = 0.9;

  /** Of a scaled start's weights: with these it is the weights that saturate, not the inputs. */
  private static final double LARGE = 3;

  @Override
  public String id() {
    return "start-too-large";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double times = run.losses().first() / run.bounds().baseline();
    double size = Weights.size(run.start()) / Weights.size(run.scaledStart());
    double saturated = SaturatedUnits.flat(run.start(), 1);
    boolean flat = saturated >= SATURATED && size >= LARGE;
    boolean large = times > HUGE && size > 1;
    if (run.converged() || run.outcome() == Outcome.DIVERGED || !(large || flat)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            large
                ? "The first loss is %s times that of the best constant: the start is far too large."
                    .formatted(Wording.number(times))
                : "The weights start at %s times the size that suits this network: %s of the first"
                        .formatted(Wording.number(size), Wording.percent(saturated))
                    + " layer's slopes are next to 0.",
            """
            Large weights make large outputs, which are wrong by as much, and steep slopes, which \
            throw the weights about; sigmoid and tanh units they push to where the curve is flat and \
            passes no gradient on. Training then spends its epochs on undoing the start. Weights \
            that are scaled to the number of inputs begin near the size of the targets.\
            """,
            List.of(
                Evidence.of("first loss / loss of the best constant", times, HUGE).at(0),
                Evidence.of("size of the weights / of a scaled start's", size, large ? 1 : LARGE)
                    .at(0),
                Evidence.of("share of slopes next to 0 in the first layer", saturated, SATURATED)
                    .at(0)),
            "Glorot and Bengio (2010)");
    return Optional.of(Assessment.suspect(finding, RandomStarts.scaled(run.spec())));
  }
}
