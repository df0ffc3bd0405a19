package dev.plateau.experiment;

/** No experiment has this id, or it was deleted. */
public final class ExperimentNotFound extends RuntimeException {
  public ExperimentNotFound(Object id) {
    super("no experiment " + id);
  }
}
