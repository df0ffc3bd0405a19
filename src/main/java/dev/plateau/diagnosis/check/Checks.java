package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All checks, the most fundamental first: what is wrong further up explains what is further down.
 */
public final class Checks {
  public static final List<Check> ALL =
      List.of(
          new ConstantOutput(),
          new ZeroGradientStart(),
          new IdenticalHiddenUnits(),
          new TargetOutOfRange(),
          new NoBiases(),
          new LinearNetwork(),
          new UnscaledInputs(),
          new UnscaledTargets(),
          new StrongWeightDecay(),
          new StrongDropout(),
          new FadedSteps(),
          new StoppedEarly(),
          new TightClipping(),
          new ExplodingGradient(),
          new BatchNoise(),
          new StepTooLarge(),
          new DeadOutput(),
          new DeadUnits(),
          new SaturatedUnits(),
          new StartTooLarge(),
          new StartTooSmall(),
          new MismatchedLoss(),
          new VanishingGradient(),
          new StepTooSmall(),
          new TooFewEpochs(),
          new TooFewUnits(),
          new ContradictoryRows(),
          new UnluckyStart(),
          new Overfitting(),
          new UninformativeInputs(),
          new ImbalancedClasses(),
          new StationaryPoint(),
          new NoBetterThanConstant());

  private Checks() {}

  /** What one check made of a run. */
  public record Assessed(Check check, Assessment assessment) {
    public Assessed with(Assessment other) {
      return new Assessed(check, other);
    }
  }

  /**
   * What all checks make of a run. A check that fails is undecided and keeps nobody else from
   * judging.
   *
   * @param failures added to
   */
  public static List<Assessed> assess(FinishedRun run, List<RuntimeException> failures) {
    List<Assessed> all = new ArrayList<>();
    for (Check check : ALL) {
      assess(check, run, failures)
          .ifPresent(assessment -> all.add(new Assessed(check, assessment)));
    }
    return all;
  }

  public static Optional<Assessment> assess(
      Check check, FinishedRun run, List<RuntimeException> failures) {
    try {
      return check.assess(run);
    } catch (RuntimeException failure) {
      failures.add(failure);
      return Optional.of(Assessment.of(Finding.undecided(check.id()), List.of()));
    }
  }

  private static boolean isUnstable(FinishedRun run) {
    return run.isRestless() || run.peaked() || StepTooLarge.killed(run);
  }

  /**
   * Causes first; within a severity in the order of the checks, but where the loss does not come to
   * rest, what makes it restless goes before what would keep it from falling.
   */
  public static List<Finding> reported(FinishedRun run, List<Assessed> assessed) {
    Comparator<Assessed> bySeverity =
        Comparator.comparing(one -> one.assessment().finding().severity());
    return assessed.stream()
        .filter(one -> one.assessment().reported() || one.assessment().isCause())
        .sorted(bySeverity.thenComparing(one -> isUnstable(run) && !one.check().explainsUnrest()))
        .map(one -> one.assessment().finding())
        .toList();
  }
}
