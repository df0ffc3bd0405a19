package dev.plateau.diagnosis;

import dev.plateau.diagnosis.check.Checks;
import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be said of a run as soon as it has ended, without trials.
 *
 * @param all causes first, most fundamental first
 * @param failures of checks, which are undecided then
 */
public record Findings(List<Finding> all, List<RuntimeException> failures) {

  public Findings {
    all = List.copyOf(all);
    failures = List.copyOf(failures);
  }

  public static Findings of(FinishedRun run) {
    List<RuntimeException> failures = new ArrayList<>();
    List<Finding> all = Checks.told(run, Checks.judge(run, failures));
    return new Findings(all, failures);
  }
}
