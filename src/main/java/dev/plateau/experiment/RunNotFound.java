package dev.plateau.experiment;

import java.util.UUID;

/** The experiment has no run of this number. */
public final class RunNotFound extends RuntimeException {
  public RunNotFound(UUID id, String run) {
    super("no run %s in experiment %s".formatted(run, id));
  }
}
