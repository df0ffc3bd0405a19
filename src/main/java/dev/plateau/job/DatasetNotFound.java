package dev.plateau.job;

/** No data set has this name or id, or not any more. */
public final class DatasetNotFound extends RuntimeException {
  public DatasetNotFound(String nameOrId) {
    super("no data set called " + nameOrId);
  }
}
