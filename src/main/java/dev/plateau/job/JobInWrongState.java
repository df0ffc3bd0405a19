package dev.plateau.job;

/**
 * The job's status does not allow the request: a finished job cannot be cancelled, a running one
 * not deleted.
 */
public final class JobInWrongState extends RuntimeException {
  public JobInWrongState(String message) {
    super(message);
  }
}
