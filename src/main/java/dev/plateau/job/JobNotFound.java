package dev.plateau.job;

/** Nobody has a job of this id, or not any more. */
public final class JobNotFound extends RuntimeException {
  public JobNotFound(Object id) {
    super("no job with the id " + id);
  }
}
