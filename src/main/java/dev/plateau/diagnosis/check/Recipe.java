package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import dev.plateau.network.Activation;
import dev.plateau.training.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What textbooks make of a network that learns nothing, all at once: scaled inputs, units that pass
 * gradients on from a scaled start, steps by L-BFGS or Adam, more units, more epochs.
 */
public final class Recipe {
  private static final int LONGER = 10;

  private Recipe() {}

  /**
   * A change that belongs to a recipe.
   *
   * @param answers ids of the findings against which it is meant, the most fundamental first
   */
  public record Part(Remedy remedy, List<String> answers) {}

  /** Recipes for a run, the cheapest first; parts that change nothing are left out. */
  public static List<List<Part>> of(FinishedRun run, TrialRunner trials) {
    Spec spec = run.spec();
    List<Part> data = new ArrayList<>();
    if (TargetOutOfRange.isForced(run.untrained()) || ConstantOutput.isConstant(run.network())) {
      data.add(
          new Part(
              Outputs.fitting(run.data()).getFirst(),
              List.of("constant-output", "target-out-of-range")));
    }
    data.add(new Part(UnscaledInputs.standardize(), List.of("unscaled-inputs")));
    if (UnscaledTargets.isLarge(run.untrained())) {
      data.add(new Part(UnscaledTargets.scaleTargets(), List.of("unscaled-targets")));
    }
    List<String> about = List.of("step-too-large", "step-too-small", "too-few-epochs");
    Part steps = new Part(Optimizers.adam(), about);
    Part epochs = new Part(TooFewEpochs.times(LONGER), List.of("too-few-epochs"));
    Part wider = new Part(TooFewUnits.wider(4), List.of("too-few-units"));
    List<List<Part>> recipes = new ArrayList<>();
    for (Part units : units(run)) {
      Optimizers.lbfgs(spec)
          .ifPresent(
              lbfgs -> recipes.add(recipe(spec, trials, data, units, new Part(lbfgs, about))));
    }
    for (Part units : units(run)) {
      recipes.add(recipe(spec, trials, data, units, steps));
    }
    for (Part units : units(run)) {
      recipes.add(recipe(spec, trials, data, units, steps, epochs));
    }
    for (Part units : units(run)) {
      recipes.add(recipe(spec, trials, data, units, steps, wider, epochs));
    }
    return recipes;
  }

  private static List<Part> units(FinishedRun run) {
    if (run.network().hidden().isEmpty()) {
      return List.of(
          new Part(
              TooFewUnits.layer(16, Activation.SIGMOID),
              List.of("linear-network", "too-few-units")));
    }
    return VanishingGradient.otherActivations().stream()
        .map(remedy ->
            new Part(
                remedy,
                List.of(
                    "linear-network",
                    "dead-units",
                    "saturated-units",
                    "start-too-large",
                    "start-too-small",
                    "vanishing-gradient")))
        .toList();
  }

  private static List<Part> recipe(Spec spec, TrialRunner trials, List<Part> first, Part... more) {
    return Stream.concat(first.stream(), Stream.of(more))
        .filter(part -> part.remedy().changes(spec, trials))
        .toList();
  }
}
