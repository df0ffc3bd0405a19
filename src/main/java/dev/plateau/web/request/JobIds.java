package dev.plateau.web.request;

import dev.plateau.job.JobNotFound;
import dev.plateau.spec.DatasetSource;
import java.util.Optional;
import java.util.UUID;

/** Reads ids from addresses: UUIDs in their canonical form only. */
public final class JobIds {
  private JobIds() {}

  public static Optional<UUID> parse(String text) {
    return DatasetSource.named(text) instanceof DatasetSource.Uploaded(UUID id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The id of a job. No job is found where the text cannot be an id. */
  public static UUID job(String text) {
    return parse(text).orElseThrow(() -> new JobNotFound(text));
  }
}
