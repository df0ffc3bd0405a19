package dev.plateau.job;

/** No job has this id, or it was deleted. */
public final class JobNotFound extends RuntimeException {
  public JobNotFound(Object id) {
    super("no job with the id " + id);
  }
}
