package dev.plateau.job;

import java.util.OptionalDouble;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of all jobs together.
 *
 * @param memory the share of the heap that jobs, experiments, bodies of requests and trials hold
 * @param maxSeconds of training that a job may take; 0: any
 */
@ConfigurationProperties("plateau.jobs")
public record JobsProperties(
    @DefaultValue("0.5") double memory, @DefaultValue("0") double maxSeconds) {
  public JobsProperties {
    if (!(memory > 0 && memory < 1)) {
      throw new IllegalArgumentException(
          "plateau.jobs.memory must be above 0 and below 1, is " + memory);
    }
    if (!(maxSeconds >= 0)) {
      throw new IllegalArgumentException(
          "plateau.jobs.max-seconds must be 0 or above, is " + maxSeconds);
    }
  }

  /** Seconds of training after which a job ends here, whatever its spec says; empty for none. */
  public OptionalDouble seconds() {
    return maxSeconds > 0 ? OptionalDouble.of(maxSeconds) : OptionalDouble.empty();
  }
}
