package dev.plateau.diagnosis;

import java.util.Optional;

/** One thing that may keep a run from converging: how it is recognised, and what may cure it. */
interface Check {
  /** Of its findings. */
  String id();

  /**
   * What can be said before training, from spec, data and start alone.
   *
   * @return one sentence
   */
  default Optional<String> warn(Beginning beginning) {
    return Optional.empty();
  }

  /** What the check makes of a run that has ended. */
  Optional<Verdict> judge(FinishedRun run);

  /** Whether it is about a loss that does not come to rest. */
  default boolean explainsUnrest() {
    return false;
  }

  /** The same verdict in the light of trials. */
  default Verdict refine(Verdict verdict, FinishedRun run, Trials trials) {
    return verdict;
  }
}
