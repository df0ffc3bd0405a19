package dev.plateau.job;

/** Where a job is in its life. */
public enum JobStatus {
  /** Accepted and waiting for a training thread. */
  QUEUED,
  /** A process trains it, or died doing so and another one will take it up. */
  RUNNING,
  /** Trained to its end, well or badly: see its outcome. */
  COMPLETED,
  /** Ended by a fault of ours, named in its error. */
  FAILED,
  /** Ended by its owner; what was trained until then is kept. */
  CANCELLED;

  /** Whether nothing will change any more. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }
}
