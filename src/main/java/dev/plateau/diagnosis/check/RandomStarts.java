package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Wording;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.network.Activation;
import dev.plateau.network.Initialization;
import dev.plateau.network.Initialization.Constant;
import dev.plateau.network.Initialization.GlorotNormal;
import dev.plateau.network.Initialization.GlorotUniform;
import dev.plateau.network.Initialization.HeNormal;
import dev.plateau.network.Initialization.HeUniform;
import dev.plateau.network.Initialization.LecunNormal;
import dev.plateau.network.Initialization.Normal;
import dev.plateau.network.Initialization.Orthogonal;
import dev.plateau.network.Initialization.Theta;
import dev.plateau.network.Initialization.Uniform;
import dev.plateau.network.Initialization.Unscaled;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;

/** Starts that break what a start does wrong. */
final class RandomStarts {
  /** Inputs of a unit up to which numbers between 0 and 1 do not saturate it. */
  private static final int FEW_INPUTS = 4;

  private RandomStarts() {}

  /** Starts whose scale suits the network, without the one it has. */
  static List<Remedy> scaled(Spec spec) {
    Remedy glorot =
        start(
            "glorot-init",
            "Draw the start by glorot-uniform, weights to scale.",
            new GlorotUniform());
    Remedy he = start("he-init", "Draw the start by he-normal, weights to scale.", new HeNormal());
    boolean relus = spec.network().activations().contains(Activation.RELU);
    return switch (spec.start().init()) {
      case GlorotUniform _ -> List.of(he);
      case HeNormal _ -> List.of(glorot);
      case Theta _, Unscaled _, GlorotNormal _, HeUniform _, LecunNormal _, Orthogonal _ ->
          relus ? List.of(he, glorot) : List.of(glorot, he);
    };
  }

  /** Starts for a network whose units are all alike. */
  static List<Remedy> breakingSymmetry(Spec spec) {
    List<Remedy> starts = new ArrayList<>();
    int widest = spec.network().hidden().stream().mapToInt(w -> w).max().orElse(0);
    if (spec.network().hidden().size() == 1
        && Math.max(widest, spec.network().inputs()) <= FEW_INPUTS) {
      starts.add(
          start(
              "random-init",
              spec.start().init() instanceof Constant
                  ? "Start from uniform(0, 1) instead of a constant."
                  : "Start from uniform(0, 1).",
              new Uniform(0, 1)));
    }
    starts.addAll(scaled(spec));
    if (spec.start().init() instanceof Constant constant) {
      starts.add(jitter("wide-jitter", constant.value(), 0.1));
      starts.add(jitter("jitter", constant.value(), 1e-3));
    }
    return starts;
  }

  private static Remedy jitter(String id, double value, double deviation) {
    return start(
        id,
        "Shake the start: normal numbers around %s with deviation %s."
            .formatted(Wording.number(value), Wording.number(deviation)),
        new Normal(value, deviation));
  }

  private static Remedy start(String id, String summary, Initialization init) {
    return Remedy.of(id, summary, 2, spec -> spec.withInit(init));
  }
}
