package dev.plateau.job;

import java.time.Duration;

/** The caller has as much of the service as its quota allows. */
public final class QuotaExceeded extends RuntimeException {
  private final transient Duration retryAfter;

  /**
   * What there is too much of.
   *
   * @param retryAfter when it may be less
   */
  public QuotaExceeded(String detail, Duration retryAfter) {
    super(detail);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
