package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
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
  public boolean blamesStart() {
    return true;
  }

  /**
   * What is seen of a start.
   *
   * @param first loss over that of the best constant
   * @param size of the weights, in times those of a scaled start
   * @param flat the share of the first layer's slopes that are next to 0
   */
  private record Seen(double first, double size, double flat) {
    static Seen of(UntrainedRun run) {
      double first = run.start().loss() / run.bounds().baseline();
      return new Seen(first, Weights.times(run), SaturatedUnits.flat(run.start(), 1));
    }

    boolean isHuge() {
      return first > HUGE && size > 1;
    }

    boolean isLarge() {
      return Double.isFinite(first) && (isHuge() || (flat >= SATURATED && size >= LARGE));
    }

    String summary() {
      return isHuge()
          ? "The first loss is %s times that of the best constant: the start is far too large."
              .formatted(Wording.number(first))
          : "The weights start at %s times the size that suits this network: %s of the first"
                  .formatted(Wording.number(size), Wording.percent(flat))
              + " layer's slopes are next to 0.";
    }
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return Optional.of(Seen.of(untrained)).filter(Seen::isLarge).map(Seen::summary);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Seen seen = Seen.of(run.untrained());
    if (run.converged() || !seen.isLarge()) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            seen.summary(),
            """
            Large weights make large outputs, which are wrong by as much, and steep slopes, which \
            throw the weights about; sigmoid and tanh units they push to where the curve is flat and \
            passes no gradient on. Training then spends its epochs on undoing the start. Weights \
            that are scaled to the number of inputs begin near the size of the targets.\
            """,
            List.of(
                Evidence.of("first loss / loss of the best constant", seen.first(), HUGE).at(0),
                Evidence.of(
                        "size of the weights / of a scaled start's",
                        seen.size(),
                        seen.isHuge() ? 1 : LARGE)
                    .at(0),
                Evidence.of("share of slopes next to 0 in the first layer", seen.flat(), SATURATED)
                    .at(0)),
            "Glorot and Bengio (2010)");
    return Optional.of(Assessment.suspect(finding, RandomStarts.scaled(run.spec())));
  }
}
