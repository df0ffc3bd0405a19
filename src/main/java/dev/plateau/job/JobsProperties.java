package dev.plateau.job;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of all jobs together.
 *
 * @param memory the share of the heap that jobs, the bodies of requests and trials may hold
 */
@ConfigurationProperties("plateau.jobs")
record JobsProperties(@DefaultValue("0.5") double memory) {
  JobsProperties {
    if (!(memory > 0 && memory < 1)) {
      throw new IllegalArgumentException(
          "plateau.jobs.memory must be above 0 and below 1, is " + memory);
    }
  }
}
