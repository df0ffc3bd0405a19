package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UnitGroup;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.diagnosis.trial.TrialRuns;
import dev.plateau.network.Network;
import dev.plateau.training.Optimizer.Adam;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hidden units that start equal and therefore stay equal: the founding question's answer. */
final class IdenticalHiddenUnits implements Check {
  private static final double ADAM_ALPHA = 0.05;
  private static final int ADAM_EPOCHS = 5_000;

  @Override
  public String id() {
    return "identical-hidden-units";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    List<UnitGroup> groups = UnitGroup.of(untrained.spec().network(), untrained.start().theta());
    return groups.isEmpty()
        ? Optional.empty()
        : Optional.of(
            named(untrained.spec().network(), groups, "start identical and will stay identical"));
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    List<UnitGroup> groups = stayedEqual(run);
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            run.proven(),
            named(
                run.network(), groups, "are identical and get identical gradients at every epoch"),
            """
            Units of a layer that have the same incoming weights, the same bias and the same \
            outgoing weights compute the same number for every row, and backpropagation sends \
            them the same gradient. So each step leaves them equal, at any alpha, with any \
            optimizer, for ever: together they can do no more than one of them alone. It is not \
            the gradient that is wrong but the start. Random numbers make the units different, \
            and differences grow.\
            """,
            evidence(run, groups),
            "Symmetry of the update; \"symmetry breaking\" in Rumelhart, Hinton and Williams"
                + " (1986)");
    return Optional.of(Assessment.of(finding, RandomStarts.breakingSymmetry(run.spec())));
  }

  private static List<UnitGroup> stayedEqual(FinishedRun run) {
    List<UnitGroup> atStart = UnitGroup.of(run.network(), run.start().theta());
    boolean finite = Arrays.stream(run.end().theta()).allMatch(Double::isFinite);
    if (atStart.isEmpty() || !finite) {
      return atStart;
    }
    return UnitGroup.of(run.network(), run.end().theta()).stream()
        .filter(group -> atStart.stream().anyMatch(other -> contains(other, group)))
        .toList();
  }

  private static boolean contains(UnitGroup one, UnitGroup other) {
    return one.layer() == other.layer() && one.units().containsAll(other.units());
  }

  private static String named(Network network, List<UnitGroup> groups, String what) {
    return groups.stream()
            .map(group -> Wording.units(network, group.layer(), group.units()) + " " + what)
            .limit(3)
            .collect(Collectors.joining("; "))
        + (groups.size() > 3 ? "; and so do %d more groups.".formatted(groups.size() - 3) : ".");
  }

  private static List<Evidence> evidence(FinishedRun run, List<UnitGroup> groups) {
    List<Evidence> evidence = new ArrayList<>();
    UnitGroup first = groups.getFirst();
    evidence.add(
        Evidence.of(
                "distance between units %d and %d"
                    .formatted(first.units().getFirst(), first.units().get(1)),
                first.distance(),
                UnitGroup.EQUAL)
            .at(run.epochs()));
    List<Integer> effective = effective(run.network(), groups);
    for (int layer = 1; layer < run.network().layers(); layer++) {
      String of = effective.size() > 1 ? " in layer " + layer : "";
      evidence.add(
          Evidence.of(
              "effective units" + of, effective.get(layer - 1), run.network().width(layer)));
    }
    return evidence;
  }

  private static List<Integer> effective(Network network, List<UnitGroup> groups) {
    return IntStream.range(1, network.layers())
        .mapToObj(layer ->
            network.width(layer)
                - groups.stream()
                    .filter(group -> group.layer() == layer)
                    .mapToInt(group -> group.units().size() - 1)
                    .sum())
        .toList();
  }

  /** Tries what the network can do with one unit in place of each group of equal ones. */
  @Override
  public Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    Network old = run.network();
    Network reduced =
        new Network(
            old.inputs(),
            effective(old, stayedEqual(run)),
            old.activations(),
            old.outputs(),
            old.output(),
            old.bias(),
            old.dropout());
    TrialRuns series = trials.probe(byAdam(run.spec(), reduced));
    boolean onOtherRows = trials.sampledRows() < run.data().rows() || trials.holdsOut();
    if (series.result().runs() == 0 || onOtherRows) {
      return assessment; // a loss of other rows is no bound of this one
    }
    Finding finding =
        assessment
            .finding()
            .with(
                Evidence.of(
                    "lowest loss of the network without the doubles, in %d trials"
                        .formatted(series.result().runs()),
                    series.lowestLoss(),
                    run.goal()));
    if (series.lowestLoss() <= run.goal()) {
      return assessment.with(assessment.isCause() ? finding.as(Severity.NOTE) : finding);
    }
    if (!(series.lowestLoss() <= run.losses().lowest())) {
      return assessment.with(finding); // the run itself did better than all trials
    }
    String limit =
        ", so the network can do no better than a loss of about %s."
            .formatted(Wording.number(series.lowestLoss()));
    return assessment.with(finding.saying(finding.summary().replaceFirst("\\.$", limit)));
  }

  /** A way to come low from many random starts. */
  private static Spec byAdam(Spec spec, Network network) {
    return Spec.of(network, spec.loss())
        .withSeed(spec.start().seed())
        .withOptimizer(new Adam())
        .withLearningRate(ADAM_ALPHA)
        .withEpochs(ADAM_EPOCHS)
        .withPreparation(spec.preparation());
  }
}
