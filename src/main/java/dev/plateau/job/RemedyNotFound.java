package dev.plateau.job;

import java.util.UUID;

/** No remedy of a job's diagnosis has this id. */
public final class RemedyNotFound extends RuntimeException {
  RemedyNotFound(UUID job, String id) {
    super("no remedy %s in the diagnosis of job %s".formatted(id, job));
  }
}
