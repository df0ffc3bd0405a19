package dev.plateau.diagnosis.check;

import dev.plateau.diagnosis.evidence.Finding;
import dev.plateau.diagnosis.evidence.FinishedRun;
import dev.plateau.diagnosis.evidence.UntrainedRun;
import dev.plateau.diagnosis.trial.TrialRunner;
import java.util.Optional;

/** One thing that may keep a run from converging: how it is recognised, and what may cure it. */
public interface Check {
  /** Of its findings. */
  String id();

  /**
   * What can be said before training, from spec, data and start alone.
   *
   * @return one sentence
   */
  default Optional<String> warn(UntrainedRun untrained) {
    return Optional.empty();
  }

  /** What the check makes of a run that has ended. */
  Optional<Assessment> assess(FinishedRun run);

  /** Whether it is about a loss that does not come to rest. */
  default boolean explainsUnrest() {
    return false;
  }

  /** Whether it is about how starts are drawn, so that no seed is to blame alone. */
  default boolean blamesStart() {
    return false;
  }

  /** What is said once trials have proved that it is a cause. */
  default Finding proved(Finding finding, FinishedRun run, TrialRunner trials) {
    return finding;
  }

  /** The same assessment in the light of trials. */
  default Assessment refine(Assessment assessment, FinishedRun run, TrialRunner trials) {
    return assessment;
  }
}
