package dev.plateau.job;

import dev.plateau.spec.DatasetSource;

/** No data set has this name or id, or it was deleted. */
public final class DatasetNotFound extends RuntimeException {
  public DatasetNotFound(DatasetSource source) {
    super("no data set is " + source);
  }
}
