package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UnitGroup;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weights so near 0, or units so nearly alike, that the first epochs are spent on leaving the
 * saddle there.
 */
final class StartTooSmall implements Check {
  /** Of a scaled start's weights: through two layers the gradient is a hundredth of its. */
  private static final double SMALL = 0.1;

  /** Of their size: units of a scaled start differ by about as much as they are large. */
  private static final double ALIKE = 0.1;

  @Override
  public String id() {
    return "start-too-small";
  }

  @Override
  public boolean blamesStart() {
    return true;
  }

  /**
   * What is seen of a start.
   *
   * @param size of weights drawn at random, in times those of a scaled start
   * @param spread of the units in the layer where they are most alike, of their size
   */
  private record Seen(double size, double spread) {
    static Seen of(UntrainedRun run) {
      boolean drawn =
          !run.spec().start().init().isFixed() && !run.spec().network().hidden().isEmpty();
      return new Seen(
          drawn ? Weights.times(run) : Double.POSITIVE_INFINITY,
          UnitGroup.spread(run.spec().network(), run.start().theta()));
    }

    /** Units that are equal are another matter. */
    boolean isAlike() {
      return spread > UnitGroup.EQUAL && spread < ALIKE;
    }

    boolean isSmall() {
      return size < SMALL;
    }

    String summary() {
      return isAlike()
          ? "The units of a hidden layer start nearly alike: they differ by %s of their size."
              .formatted(Wording.number(spread))
          : "The weights start at %s of the size that suits this network: all units nearly alike."
              .formatted(Wording.number(size));
    }

    List<Evidence> evidence(FinishedRun run) {
      List<Evidence> evidence = new ArrayList<>();
      if (isSmall()) {
        evidence.add(Evidence.of("size of the weights / of a scaled start's", size, SMALL).at(0));
      }
      if (isAlike()) {
        double end = UnitGroup.spread(run.network(), run.end().theta());
        String name = "distance between the units of a layer / their size";
        evidence.add(Evidence.of(name, spread, ALIKE).at(0));
        evidence.add(Evidence.of(name, end, ALIKE).at(run.epochs()));
        if (end > 0 && end < ALIKE) {
          StationaryPoint.epochsToLeave(run, end)
              .ifPresent(epochs ->
                  evidence.add(
                      Evidence.of("epochs in which that grows to their size, about", epochs)));
        }
      }
      return evidence;
    }
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return Optional.of(Seen.of(untrained))
        .filter(seen -> seen.isSmall() || seen.isAlike())
        .map(Seen::summary);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Seen seen = Seen.of(run.untrained());
    if (run.converged() || !(seen.isSmall() || seen.isAlike())) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            seen.summary(),
            """
            Where all weights are next to 0, or all units next to each other, every unit does \
            nearly the same: the start lies on a saddle, or falls to one. Differences between \
            units grow from there, but by a factor each epoch, and a factor just above 1 needs very \
            many epochs. A start whose weights are scaled to the number of inputs, each drawn for \
            itself, begins where the slope is.\
            """,
            seen.evidence(run),
            "Glorot and Bengio (2010); escape from saddles: Saxe, McClelland and Ganguli (2014)");
    return Optional.of(
        Assessment.suspect(
            finding,
            seen.isAlike()
                ? RandomStarts.breakingSymmetry(run.spec())
                : RandomStarts.scaled(run.spec())));
  }
}
