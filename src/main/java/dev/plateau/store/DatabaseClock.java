package dev.plateau.store;

import com.github.kagkarlsson.scheduler.Clock;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The time of the database, by which processes judge each other alive or dead: this machine's
 * clock, corrected by its difference to the database when they were last compared.
 */
@Component
public class DatabaseClock implements Clock {
  private final JdbcClient jdbc;
  private final InstantSource machine;
  private volatile Duration ahead = Duration.ZERO;

  @Autowired
  DatabaseClock(JdbcClient jdbc) {
    this(jdbc, InstantSource.system());
  }

  /** A clock for a machine of which the time may be wrong. */
  public DatabaseClock(JdbcClient jdbc, InstantSource machine) {
    this.jdbc = jdbc;
    this.machine = machine;
  }

  @Override
  public Instant now() {
    return machine.instant().plus(ahead);
  }

  /** Runs once before anything asks for the time: the scheduler starts with the beans. */
  @PostConstruct
  @Scheduled(fixedDelay = 10_000)
  public void compare() {
    Instant before = machine.instant();
    Instant database =
        jdbc.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
    Duration roundTrip = Duration.between(before, machine.instant());
    ahead = Duration.between(before.plus(roundTrip.dividedBy(2)), database);
  }
}
