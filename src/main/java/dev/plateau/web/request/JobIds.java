package dev.plateau.web.request;

import dev.plateau.job.JobNotFound;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as they stand in addresses: UUIDs in their canonical form and no other. */
public final class JobIds {
  private static final Pattern CANONICAL =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private JobIds() {}

  public static Optional<UUID> parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return CANONICAL.matcher(lower).matches()
        ? Optional.of(UUID.fromString(lower))
        : Optional.empty();
  }

  /** The id of a job; what cannot be an id is not the id of any job. */
  public static UUID job(String text) {
    return parse(text).orElseThrow(() -> new JobNotFound(text));
  }
}
