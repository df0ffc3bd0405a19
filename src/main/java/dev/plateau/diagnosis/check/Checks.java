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
          new ZeroGradientStart(),
          new IdenticalHiddenUnits(),
          new TargetOutOfRange(),
          new UnscaledInputs(),
          new ExplodingGradient(),
          new BatchNoise(),
          new StepTooLarge(),
          new MismatchedLoss(),
          new DeadUnits(),
          new SaturatedUnits(),
          new VanishingGradient(),
          new StepTooSmall(),
          new TooFewEpochs(),
          new TooFewUnits(),
          new ContradictoryRows(),
          new UnluckyStart(),
          new StationaryPoint(),
          new NoBetterThanConstant());

  private Checks() {}

  /** What one check made of a run. */
  public record Judged(Check check, Verdict verdict) {
    public Judged with(Verdict other) {
      return new Judged(check, other);
    }
  }

  /**
   * What all checks make of a run. A check that fails is undecided and keeps nobody else from
   * judging.
   *
   * @param failures added to
   */
  public static List<Judged> judge(FinishedRun run, List<RuntimeException> failures) {
    List<Judged> all = new ArrayList<>();
    for (Check check : ALL) {
      judge(check, run, failures).ifPresent(verdict -> all.add(new Judged(check, verdict)));
    }
    return all;
  }

  public static Optional<Verdict> judge(
      Check check, FinishedRun run, List<RuntimeException> failures) {
    try {
      return check.judge(run);
    } catch (RuntimeException failure) {
      failures.add(failure);
      return Optional.of(Verdict.of(Finding.undecided(check.id()), List.of()));
    }
  }

  /**
   * Causes first; within a severity in the order of the checks, but where the loss does not come to
   * rest, what makes it restless goes before what would keep it from falling.
   */
  public static List<Finding> told(FinishedRun run, List<Judged> judged) {
    Comparator<Judged> bySeverity = Comparator.comparing(one -> one.verdict().finding().severity());
    return judged.stream()
        .filter(one -> one.verdict().told() || one.verdict().isCause())
        .sorted(bySeverity.thenComparing(one -> run.isRestless() && !one.check().explainsUnrest()))
        .map(one -> one.verdict().finding())
        .toList();
  }
}
