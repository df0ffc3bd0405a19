package dev.plateau.web.access;

import dev.plateau.job.Quota;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the service.
 *
 * @param mode none: whoever reaches the loopback address, which is all that is bound then
 * @param keysFile a key of the service a line, as {@link Keys} reads them
 * @param quota of callers that have none of their own
 */
@ConfigurationProperties("plateau.security")
record AccessProperties(
    @Nullable AccessMode mode,
    @Nullable Path keysFile,
    @DefaultValue Oidc oidc,
    @DefaultValue Defaults quota) {
  /**
   * The tokens that are accepted.
   *
   * @param issuer its address, below which it describes itself
   * @param audience which a token must name
   * @param roleClaim where a token names its role; a dot leads into an object
   */
  record Oidc(
      @Nullable String issuer,
      @Nullable String audience,
      @DefaultValue("roles") String roleClaim) {}

  /** As {@link Quota}, which knows no configuration. */
  record Defaults(
      @DefaultValue("0") int requestsPerSecond,
      @DefaultValue("0") int unfinished,
      @DefaultValue("0") long storedBytes,
      @DefaultValue("0") double workPerDay) {
    Quota toQuota() {
      return new Quota(requestsPerSecond, unfinished, storedBytes, workPerDay);
    }
  }
}
