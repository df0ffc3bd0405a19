package dev.plateau.store;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether the database can be reached; cuts the connections of this process when it cannot. */
@Component
public class StoreWatch {
  /** How long after an outage the living have said so. */
  public static final Duration SETTLED = Duration.ofSeconds(8);

  private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

  private final Thread thread =
      Thread.ofPlatform().name("store-watch").daemon().unstarted(this::watch);
  private final @Nullable GuardedSource source;
  private final BooleanSupplier answers;
  private final Duration every;
  private final InstantSource clock;
  private volatile boolean up = true;
  private volatile Instant backSince = Instant.MIN;

  @Autowired
  StoreWatch(DataSource source, StoreProperties properties) throws SQLException {
    this(
        source instanceof GuardedSource guarded ? guarded : null,
        source instanceof GuardedSource guarded ? probe(guarded)::answers : () -> true,
        properties.watchEvery(),
        InstantSource.system());
  }

  StoreWatch(
      @Nullable GuardedSource source,
      BooleanSupplier answers,
      Duration every,
      InstantSource clock) {
    this.source = source;
    this.answers = answers;
    this.every = every;
    this.clock = clock;
  }

  private static Probe probe(GuardedSource source) throws SQLException {
    HikariDataSource pool = source.unwrap(HikariDataSource.class);
    return new Probe(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
  }

  @PostConstruct
  void start() {
    if (source != null) {
      thread.start();
    }
  }

  @PreDestroy
  void stop() {
    thread.interrupt();
  }

  private void watch() {
    while (!Thread.currentThread().isInterrupted()) {
      look();
      LockSupport.parkNanos(every.toNanos());
    }
  }

  /** Whether the database answered when it was last asked. */
  public boolean isUp() {
    return up;
  }

  /**
   * Whether the last outage, if any, ended so long ago. Until then other processes may look dead
   * that only could not write that they live.
   */
  public boolean isUpFor(Duration time) {
    return up && backSince.isBefore(clock.instant().minus(time));
  }

  /** Asks the database once. */
  void look() {
    GuardedSource guarded = source;
    if (guarded == null) {
      return;
    }
    try {
      guarded.forget();
      if (!answers.getAsBoolean()) {
        lose(guarded);
      } else if (!up) {
        guarded.mend();
        backSince = clock.instant();
        up = true;
        LOG.info("The database answers again");
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("The database is not back yet", e);
    }
  }

  private void lose(GuardedSource guarded) {
    if (up) {
      LOG.error("The database does not answer: requests get 503, and jobs wait, until it does");
    }
    up = false;
    guarded.cut();
    guarded.renew();
  }
}
