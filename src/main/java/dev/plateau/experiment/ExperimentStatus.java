package dev.plateau.experiment;

/** The status of an experiment. */
public enum ExperimentStatus {
  /** Accepted; no process has taken a chunk of it yet. */
  QUEUED,
  /** Processes train its runs. */
  RUNNING,
  /** All runs were trained. */
  COMPLETED,
  /** Ended by a fault of the service, which its error names. */
  FAILED,
  /** Cancelled by its owner; the runs trained until then are kept. */
  CANCELLED;

  /** Whether it has ended; it will not change any more. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
