package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.Severity;
import dev.plateau.diagnosis.trial.Remedy;
import java.util.List;

/**
 * What a check makes of a run.
 *
 * @param suspected whether the finding becomes a cause when one of its cures gets the run there
 * @param reported whether the finding says anything unless it is a cause
 * @param cures what to try, most promising first
 */
public record Assessment(Finding finding, boolean suspected, boolean reported, List<Remedy> cures) {
  public Assessment {
    cures = List.copyOf(cures);
  }

  /** Something that no trial is needed for. */
  static Assessment of(Finding finding, List<Remedy> cures) {
    return new Assessment(finding, false, true, cures);
  }

  /** Something that a trial has to prove; without proof it stays what it is now. */
  static Assessment suspect(Finding finding, List<Remedy> cures) {
    return new Assessment(finding, true, true, cures);
  }

  /** The same suspicion, which nobody hears of unless it is proved. */
  Assessment onlyIfProven() {
    return new Assessment(finding, suspected, false, cures);
  }

  /** The same finding, no longer suspected. */
  Assessment cleared() {
    return new Assessment(finding, false, reported, List.of());
  }

  public boolean isCause() {
    return finding.severity() == Severity.CAUSE;
  }

  public Assessment with(Finding other) {
    return new Assessment(other, suspected, reported, cures);
  }
}
