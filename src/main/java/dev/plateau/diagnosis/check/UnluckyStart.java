package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Evidence;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Luck;
import dev.plateau.diagnosis.trial.Remedy;
import dev.plateau.diagnosis.trial.TrialRunner;
import java.util.List;
import java.util.Optional;

/**
 * A run that did not converge though nearly all others of the same spec do. Where the loss does not
 * come to rest its last value is chance, and no start is to blame.
 */
public final class UnluckyStart implements Check {
  @Override
  public String id() {
    return "unlucky-start";
  }

  @Override
  public Optional<Assessment> assess(FinishedRun run) {
    if (!run.notDiverging() || run.spec().ignoresSeed()) {
      return Optional.empty();
    }
    Finding finding =
        new Finding(
            id(),
            Severity.NOTE,
            "Seed %d is bad luck: other seeds of the same spec do better."
                .formatted(run.spec().start().seed()),
            """
            Where a run ends depends on where it starts. Most starts lead to a good place, some \
            to a plateau or a poor minimum, though nothing is wrong with the spec. If other seeds \
            of the very same spec converge, take one of them.\
            """,
            List.of(),
            "Comparison with other seeds of the same spec");
    return Optional.of(Assessment.suspect(finding, List.of(anotherSeed())).onlyIfProven());
  }

  /** How many others do better. */
  @Override
  public Finding proved(Finding finding, FinishedRun run, TrialRunner trials) {
    Luck luck = trials.luck();
    boolean mostConverge = 2 * luck.converged() > luck.others();
    String summary =
        "Seed %d is bad luck: of %d other seeds of the same spec %d %s."
            .formatted(
                run.spec().start().seed(),
                luck.others(),
                mostConverge ? luck.converged() : luck.better().size(),
                mostConverge ? "converge" : "learn clearly more");
    double share = luck.better().size() / (double) luck.others();
    return finding
        .saying(summary)
        .with(Evidence.of("share of other seeds that do clearly better", share));
  }

  private static Remedy anotherSeed() {
    return new Remedy(
        "another-seed",
        "Start again with another seed.",
        1,
        false,
        (spec, trials) -> trials.luck().seed().map(spec::withSeed));
  }
}
