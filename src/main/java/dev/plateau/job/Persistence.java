package dev.plateau.job;

import dev.plateau.store.Outage;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Repeats writes while the database is out: a run waits in memory and loses nothing. */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Runnable pause;

  Persistence() {
    this(() -> LockSupport.parkNanos(PAUSE.toNanos()));
  }

  Persistence(Runnable pause) {
    this.pause = pause;
  }

  /**
   * Writes until the database takes it. Each write is fenced, so it may have happened before.
   *
   * @param leaving ends the attempts: the last error is thrown
   */
  boolean write(BooleanSupplier write, BooleanSupplier leaving) {
    boolean waited = false;
    while (true) {
      try {
        boolean written = write.getAsBoolean();
        if (waited) {
          LOG.info("The database is back");
        }
        return written;
      } catch (RuntimeException e) {
        if (!Outage.causes(e) || leaving.getAsBoolean()) {
          throw e;
        }
        if (!waited) {
          LOG.warn("The job waits: the database does not take its progress ({})", e.toString());
        }
        waited = true;
        pause.run();
      }
    }
  }
}
