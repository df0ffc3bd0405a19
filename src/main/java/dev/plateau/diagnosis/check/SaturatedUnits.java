package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.network.Activation;
import dev.plateau.network.UnitActivity;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Units that squash, such as sigmoid and tanh, in the flat part of their curve, where no gradient
 * passes.
 */
final class SaturatedUnits implements Check {
  /** Rows on which a unit must be flat to be saturated. */
  private static final double ROWS = 0.9;

  /** Share of a layer's units from which on the layer is at fault. */
  static final double MANY = 0.5;

  @Override
  public String id() {
    return "saturated-units";
  }

  /** The share of a layer's units that are saturated. */
  static double share(Evaluation point, int layer) {
    Activation h = point.network().activation(layer);
    if (layer == point.network().layers() || !h.squashes()) {
      return 0;
    }
    long saturated =
        point.units().stream().filter(unit -> unit.layer() == layer && unit.flat() >= ROWS).count();
    return (double) saturated / point.network().width(layer);
  }

  /** The share of a layer's slopes, over units and rows, that are next to 0. */
  static double flat(Evaluation point, int layer) {
    return point.network().activation(layer).squashes()
        ? point.units().stream()
            .filter(unit -> unit.layer() == layer)
            .mapToDouble(UnitActivity::flat)
            .average()
            .orElse(0)
        : 0;
  }

  private static double worst(Evaluation point) {
    return IntStream.range(1, point.network().layers())
        .mapToDouble(layer -> share(point, layer))
        .max()
        .orElse(0);
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    double start = worst(run.start());
    double end = worst(run.end());
    boolean fromTheStart = start >= MANY;
    if (run.converged() || (!fromTheStart && end < MANY)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.SYMPTOM,
            "%s of a layer's units are saturated %s: they hardly pass a gradient on."
                .formatted(
                    Wording.percent(fromTheStart ? start : end),
                    fromTheStart ? "from the start" : "at the end"),
            """
            Far from 0 the curves of sigmoid and tanh are flat: whatever the inputs are, the unit \
            answers nearly the same, and the gradient that goes back through it is multiplied by a \
            slope next to 0. Weights that are too large put units there from the start, steps that \
            are too large throw them there, and they take very long to come back.\
            """,
            List.of(
                Evidence.of("share of saturated units in the worst layer", start, MANY).at(0),
                Evidence.of("share of saturated units in the worst layer", end, MANY)
                    .at(run.epochs()),
                Evidence.of(
                    "a unit is saturated when its slope is below so much of its greatest",
                    UnitActivity.FLAT)),
            "Glorot and Bengio (2010); LeCun et al., Efficient BackProp (1998)");
    return Optional.of(
        fromTheStart
            ? Assessment.suspect(finding, RandomStarts.scaled(run.spec()))
            : Assessment.of(finding, List.of()));
  }
}
