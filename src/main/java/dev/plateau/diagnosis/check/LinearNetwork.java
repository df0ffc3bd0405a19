package dev.plateau.diagnosis.check;

import dev.plateau.data.Dataset;
import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.LinearFit;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import dev.plateau.network.Loss;
import dev.plateau.network.Network;
import dev.plateau.training.Keep;
import dev.plateau.training.Optimizer.Lbfgs;
import dev.plateau.training.RunWork;
import dev.plateau.training.Spec;
import dev.plateau.training.StoppingCriteria;
import dev.plateau.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Hidden layers without an activation: together they are one linear map. */
final class LinearNetwork implements Check {
  private static final String SUMMARY =
      "Every hidden layer is linear (identity), so the whole network is one linear map.";

  private static final String BARE =
      "Without hidden units the network is one linear map before its output.";

  /** A loss this near to that of the fit has nothing left to gain. */
  private static final double SAME = 1.01;

  /** Multiplications that the fit may take: some 10 ms. */
  private static final double EFFORT = 3e7;

  private static final int WIDER = 4;

  private static final int MANY = 16;

  private static final int ITERATIONS = 200;

  @Override
  public String id() {
    return "linear-network";
  }

  @Override
  public Optional<String> warn(UntrainedRun untrained) {
    return isLinear(untrained.spec().network()) ? Optional.of(SUMMARY) : Optional.empty();
  }

  private static boolean isLinear(Network network) {
    return !network.hidden().isEmpty() && isMap(network);
  }

  /** Whether nothing but the output bends, so that there is one best loss. */
  private static boolean isMap(Network network) {
    return network.activations().stream().allMatch(h -> h == Activation.IDENTITY);
  }

  /** Whether a network without hidden units is as good as any such can be. */
  static boolean isAtFit(FinishedRun run) {
    boolean bare = run.network().hidden().isEmpty() && !run.converged();
    OptionalDouble fit = bare ? fit(run) : OptionalDouble.empty();
    return fit.isPresent() && run.losses().last() <= SAME * fit.getAsDouble();
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!isMap(run.network()) || (run.network().hidden().isEmpty() && !isAtFit(run))) {
      return Optional.empty();
    }
    boolean bare = run.network().hidden().isEmpty();
    OptionalDouble fit = fit(run);
    boolean atFit = fit.isPresent() && run.losses().last() <= SAME * fit.getAsDouble();
    String what = bare ? BARE : SUMMARY;
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(Evidence.of("hidden layers that are linear", run.network().hidden().size(), 0));
    fit.ifPresent(loss ->
        evidence.add(
            Evidence.of("final loss, and the best of a linear map", run.losses().last(), loss)
                .at(run.epochs())));
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            atFit ? what + atFit(run, fit.getAsDouble()) : what,
            """
            A linear map of a linear map is a linear map: however many layers and units there are, \
            the network can draw a straight line, a plane, and nothing that bends. Where the \
            targets bend, the best it reaches is the fit of linear regression, or of logistic \
            regression for classes. Hidden units with an activation, such as tanh or relu, are \
            what makes depth count.\
            """,
            evidence,
            "Composition of linear maps");
    if (run.converged()) {
      return Optional.of(Assessment.of(finding, List.of()));
    }
    return Optional.of(
        bare
            ? Assessment.suspect(finding, layers()).onlyIfProven()
            : Assessment.suspect(finding, List.of(relu(), tanh(), wider(relu()), wider(tanh()))));
  }

  private static List<Remedy> layers() {
    return List.of(
        TooFewUnits.layer(8, Activation.TANH),
        TooFewUnits.layer(MANY, Activation.RELU),
        TooFewUnits.layer(4, Activation.SIGMOID));
  }

  private static String atFit(FinishedRun run, double loss) {
    String of =
        run.spec().loss().ofProbabilities()
            ? "the best that such a map has"
            : "that of the least-squares fit";
    return " Its loss is %s, %s: no start, alpha or epochs make it better."
        .formatted(of, Wording.number(loss));
  }

  /** The loss of linear or logistic regression, where that is what the network computes. */
  private static OptionalDouble fit(FinishedRun run) {
    boolean regression =
        run.network().output() == Activation.IDENTITY && run.spec().loss().equals(Loss.MSE);
    if (regression) {
      return LinearFit.loss(run.data(), run.network().bias(), EFFORT);
    }
    return run.spec().loss().ofProbabilities() ? logistic(run) : OptionalDouble.empty();
  }

  /** The loss is convex, so L-BFGS from 0 finds the best one. */
  private static OptionalDouble logistic(FinishedRun run) {
    Network map = run.network().withHidden(List.of(), Activation.IDENTITY);
    Spec spec =
        run.spec()
            .withNetwork(map)
            .withInit(new Initialization.Constant(0))
            .withOptimizer(new Lbfgs())
            .withDescent(descent -> descent.withWeightDecay(0).withKeep(Keep.LAST))
            .withStopWhen(StoppingCriteria.NONE)
            .withEpochs(ITERATIONS);
    Dataset rows = run.untrained().rows();
    if (RunWork.of(spec, rows.rows(), ITERATIONS) > EFFORT) {
      return OptionalDouble.empty();
    }
    Trainer trainer = Trainer.start(spec, rows, () -> false);
    trainer.train(ITERATIONS);
    double loss = trainer.history().last();
    return Double.isFinite(loss) ? OptionalDouble.of(loss) : OptionalDouble.empty();
  }

  private static Remedy tanh() {
    return Remedy.of(
        "tanh-hidden",
        "Give the hidden layers an activation: tanh.",
        2,
        spec -> activated(spec, Activation.TANH).withInit(new GlorotUniform()));
  }

  private static Remedy relu() {
    return Remedy.of(
        "relu-hidden",
        "Give the hidden layers an activation: relu.",
        2,
        spec -> activated(spec, Activation.RELU).withInit(new HeNormal()));
  }

  private static Spec activated(Spec spec, Activation activation) {
    return spec.withNetwork(spec.network().withActivation(activation));
  }

  private static Remedy wider(Remedy activation) {
    return activation.and(
        Remedy.of(
            "wider",
            "Give each hidden layer %d times as many units.".formatted(WIDER),
            3,
            spec -> spec.withNetwork(spec.network().wider(WIDER))));
  }
}
