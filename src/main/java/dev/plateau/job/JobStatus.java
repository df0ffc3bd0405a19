package dev.plateau.job;

/** The status of a job. */
public enum JobStatus {
  /** Accepted and waiting for a training thread. */
  QUEUED,
  /** A process trains it, or that process died and another one will continue it. */
  RUNNING,
  /** Put aside by its owner until it is resumed; no process works on it. */
  PAUSED,
  /** Trained to its end, well or badly: see its outcome. */
  COMPLETED,
  /** Ended by a fault of the service, which its error names. */
  FAILED,
  /** Cancelled by its owner; what was trained until then is kept. */
  CANCELLED;

  /** Whether the job has ended; it will not change any more. */
  boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
