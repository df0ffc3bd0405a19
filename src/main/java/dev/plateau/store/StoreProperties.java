package dev.plateau.store;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the store.
 *
 * @param watchEvery how often the database is asked whether it answers; 0 for one in this process
 * @param unsafe what becomes of a start on a database that may lose what it has acknowledged
 */
@ConfigurationProperties("plateau.store")
record StoreProperties(
    @DefaultValue("0") Duration watchEvery, @DefaultValue("refuse") Unsafe unsafe) {

  /** What becomes of a start on an unsafe database. */
  enum Unsafe {
    /** The service does not start. */
    REFUSE,
    /** It starts with a warning. */
    WARN
  }
}
