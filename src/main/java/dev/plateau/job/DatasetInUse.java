package dev.plateau.job;

/** A data set cannot be deleted: it is built in, or a job uses its rows. */
public final class DatasetInUse extends RuntimeException {
  DatasetInUse(String message) {
    super(message);
  }
}
