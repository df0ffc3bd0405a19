package dev.plateau.web.request;

import dev.plateau.job.JobNotFound;
import dev.plateau.spec.DatasetSource;
import java.util.Optional;
import java.util.UUID;

/** Ids as they stand in addresses: UUIDs in their canonical form and no other. */
public final class JobIds {
  private JobIds() {}

  public static Optional<UUID> parse(String text) {
    return DatasetSource.named(text) instanceof DatasetSource.Uploaded(UUID id)
        ? Optional.of(id)
        : Optional.empty();
  }

  /** The id of a job; what cannot be an id is not the id of any job. */
  public static UUID job(String text) {
    return parse(text).orElseThrow(() -> new JobNotFound(text));
  }
}
