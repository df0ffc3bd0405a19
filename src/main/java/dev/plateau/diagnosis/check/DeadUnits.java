package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evaluation;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.kernel.LayerLayout;
import dev.plateau.network.Activation;
import dev.plateau.network.Network;
import dev.plateau.network.UnitActivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Relu units that are off on every row: they answer 0 and get no gradient, for ever. */
final class DeadUnits implements Check {
  /** Share of a layer's units from which on they may be what is missing. */
  private static final double MANY = 0.25;

  @Override
  public String id() {
    return "dead-units";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return wholeLayer(untrained.start())
        .map(layer ->
            "All relu units of layer %d are off on every row: nothing passes, forward or back."
                .formatted(layer));
  }

  /** Units without any weight are off too, but a first gradient may wake them. */
  private static List<Integer> dead(Evaluation point, int layer) {
    return point.units().stream()
        .filter(unit -> unit.layer() == layer && unit.off() == 1)
        .map(UnitActivity::unit)
        .filter(unit -> hasWeights(point, layer, unit))
        .toList();
  }

  private static boolean hasWeights(Evaluation point, int layer, int unit) {
    LayerLayout place = point.network().layouts().get(layer - 1);
    double[] theta = point.theta();
    return place.bias(theta, unit - 1) != 0
        || IntStream.range(0, place.in())
            .anyMatch(i -> theta[place.weightsAt() + i * place.out() + unit - 1] != 0);
  }

  private static List<Integer> reluLayers(Network network) {
    return IntStream.range(1, network.layers())
        .filter(layer -> network.activation(layer) == Activation.RELU)
        .boxed()
        .toList();
  }

  static Optional<Integer> wholeLayer(Evaluation point) {
    return reluLayers(point.network()).stream()
        .filter(layer -> dead(point, layer).size() == point.network().width(layer))
        .findFirst();
  }

  /** Whether a whole layer died that was alive at the start. */
  static boolean died(FinishedRun run) {
    return !run.converged()
        && wholeLayer(run.end()).isPresent()
        && wholeLayer(run.start()).isEmpty();
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    Network network = run.network();
    int worst =
        reluLayers(network).stream()
            .max(
                Comparator.comparingDouble(
                    layer -> (double) dead(run.end(), layer).size() / network.width(layer)))
            .orElse(0);
    if (worst == 0) {
      return Optional.empty();
    }
    List<Integer> dead = dead(run.end(), worst);
    double share = (double) dead.size() / network.width(worst);
    if (share < MANY) {
      return Optional.empty();
    }
    Finding finding = finding(run, worst, dead, share);
    boolean killed = StepTooLarge.killed(run);
    if ((share == 1 && !killed) || run.converged()) {
      return Optional.of(Assessment.of(finding, run.converged() ? List.of() : cures(run)));
    }
    return Optional.of(Assessment.suspect(finding, cures(run)));
  }

  private Finding finding(FinishedRun run, int layer, List<Integer> dead, double share) {
    boolean whole = share == 1;
    String all = whole ? ": the network answers the same for every row." : ".";
    return new Finding(
        id(),
        whole && !StepTooLarge.killed(run)
            ? run.proven()
            : run.converged() ? Severity.NOTE : Severity.SYMPTOM,
        Wording.units(run.network(), layer, dead)
            + (dead.size() == 1 ? " is" : " are")
            + " off on every row"
            + all,
        """
        A relu passes what is above 0 and nothing else. A unit whose sum is below 0 on every row \
        answers 0, its slope is 0, and so its weights get no gradient: it is dead until inputs \
        change, which they do not. Large negative biases, unlucky starts and steps that are too \
        large kill units. A leaky relu keeps a small slope below 0, from which a unit comes back.\
        """,
        List.of(
            Evidence.of("share of dead units in layer " + layer, share, MANY).at(run.epochs()),
            Evidence.of("dead units in layer " + layer, dead(run.start(), layer).size()).at(0)),
        "Lu, Shin, Su and Karniadakis, Dying ReLU and Initialization (2020)");
  }

  private static List<Remedy> cures(FinishedRun run) {
    List<Remedy> cures = new ArrayList<>();
    cures.add(
        Remedy.of(
                "leaky-relu",
                "Give relus a slope below 0: leaky-relu.",
                2,
                spec ->
                    spec.withNetwork(
                        spec.network().replacing(Activation.RELU, Activation.LEAKY_RELU)))
            .fromTheSameStart());
    cures.addAll(RandomStarts.scaled(run.spec()));
    return cures;
  }
}
