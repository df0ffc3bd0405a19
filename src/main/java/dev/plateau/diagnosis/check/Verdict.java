package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import java.util.List;

/**
 * What a check makes of a run.
 *
 * @param suspected whether the finding becomes a cause when one of its cures gets the run there
 * @param told whether the finding says anything unless it is a cause
 * @param cures what to try, most promising first
 */
public record Verdict(Finding finding, boolean suspected, boolean told, List<Remedy> cures) {
  public Verdict {
    cures = List.copyOf(cures);
  }

  /** Something that no trial is needed for. */
  static Verdict of(Finding finding, List<Remedy> cures) {
    return new Verdict(finding, false, true, cures);
  }

  /** Something that a trial has to prove; without proof it stays what it is now. */
  static Verdict suspect(Finding finding, List<Remedy> cures) {
    return new Verdict(finding, true, true, cures);
  }

  /** The same suspicion, which nobody hears of unless it is proved. */
  Verdict quietly() {
    return new Verdict(finding, suspected, false, cures);
  }

  /** The same finding, no longer suspected. */
  Verdict cleared() {
    return new Verdict(finding, false, told, List.of());
  }

  public boolean isCause() {
    return finding.severity() == Severity.CAUSE;
  }

  public Verdict with(Finding other) {
    return new Verdict(other, suspected, told, cures);
  }
}
