package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialResult;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Network;
import dev.plateau.training.Spec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A network that is too small for its data. */
final class TooFewUnits implements Check {
  private static final int WIDEST = 64;

  /** Units of a layer that are tried before it is said that more units do not help. */
  private static final int MANY = 16;

  @Override
  public String id() {
    return "too-few-units";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    boolean small = run.network().hidden().stream().allMatch(width -> width <= WIDEST);
    if (!run.notDiverging() || !small || LinearNetwork.isAtFit(run)) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            run.network().hidden().isEmpty()
                ? "Without hidden units these rows cannot be learned: a hidden layer gets there."
                : "Hidden layers of %s units are too small for these rows: a wider network gets there."
                    .formatted(Wording.list(run.network().hidden())),
            """
            A hidden unit bends the network's answer once. Where the data ask for more bends than \
            there are units, no start and no alpha helps: every run ends on the same loss. A wider \
            network passes it.\
            """,
            List.of(Evidence.of("final loss", run.losses().last(), run.goal()).at(run.epochs())),
            "Comparison with a wider network, from many starts");
    return Optional.of(Assessment.suspect(finding, cures(run)).onlyIfProven());
  }

  /** Where any start of this network gets there, it is not too small. */
  @Override
  public Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    Spec spec = run.spec();
    Spec drawn = spec.start().init().isFixed() ? spec.withInit(new GlorotUniform()) : spec;
    TrialResult many = trials.starts(drawn).result();
    Evidence evidence =
        Evidence.of(
            "converged of %d runs of this network".formatted(many.runs()), many.converged(), 0);
    Finding finding = assessment.finding().with(evidence);
    return many.converged() == 0 && many.runs() > 1
        ? assessment.with(finding)
        : assessment.with(finding).cleared();
  }

  private static List<Remedy> cures(FinishedRun run) {
    List<Integer> hidden = run.network().hidden();
    if (hidden.isEmpty()) {
      return List.of(layer(4, Activation.SIGMOID), layer(MANY, Activation.SIGMOID));
    }
    int enough = Math.ceilDiv(MANY, hidden.stream().mapToInt(width -> width).max().orElseThrow());
    return enough <= 4 ? List.of(wider(2), wider(4)) : List.of(wider(2), wider(4), wider(enough));
  }

  static Remedy layer(int units, Activation activation) {
    return Remedy.of(
        "hidden-layer",
        "Put a hidden layer of %d %s units in between."
            .formatted(units, activation.name().toLowerCase(Locale.ROOT)),
        3,
        spec ->
            spec.withNetwork(spec.network().withHidden(List.of(units), activation))
                .withInit(new GlorotUniform()));
  }

  static Remedy wider(int factor) {
    return Remedy.of(
        "wider",
        "Give each hidden layer %d times as many units.".formatted(factor),
        3,
        spec -> reshaped(spec, spec.network().wider(factor)));
  }

  /** Another shape; a start that fits one shape only, or is the same for all, is drawn. */
  static Spec reshaped(Spec spec, Network network) {
    Spec changed = spec.withNetwork(network);
    return spec.start().init().isFixed() ? changed.withInit(new GlorotUniform()) : changed;
  }
}
