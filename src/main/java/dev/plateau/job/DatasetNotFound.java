package dev.plateau.job;

/** No data set has this name or id, or it was deleted. */
public final class DatasetNotFound extends RuntimeException {
  public DatasetNotFound(String nameOrId) {
    super("no data set called " + nameOrId);
  }
}
