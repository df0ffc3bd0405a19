package dev.plateau.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoreWatchTests {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final HikariDataSource pool = new HikariDataSource();
  private final GuardedSource source = new GuardedSource(pool);
  private boolean answers = true;
  private Instant now = Instant.EPOCH;
  private final StoreWatch watch = new StoreWatch(source, () -> answers, MINUTE, () -> now);

  StoreWatchTests() {
    pool.setJdbcUrl("jdbc:h2:mem:store-watch;DB_CLOSE_DELAY=-1");
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void leavesConnectionsAloneWhileTheDatabaseAnswers() throws SQLException {
    try (Connection lent = source.getConnection()) {
      watch.look();

      assertThat(watch.isUp()).isTrue();
      assertThat(lent.isClosed()).isFalse();
    }
  }

  @Test
  void lendsNothingDuringAnOutage() throws SQLException {
    source.getConnection().close();

    answers = false;
    watch.look();

    assertThat(watch.isUp()).isFalse();
    assertThat(new StoreHealth(watch).health().getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
    assertThatExceptionOfType(SQLTransientConnectionException.class)
        .isThrownBy(source::getConnection)
        .satisfies(e -> assertThat(Outage.causes(e)).isTrue());
  }

  @Test
  void lendsConnectionsOnceTheDatabaseAnswersAgain() throws SQLException {
    answers = false;
    watch.look();

    answers = true;
    watch.look();

    assertThat(watch.isUp()).isTrue();
    assertThat(new StoreHealth(watch).health().getStatus().getCode()).isEqualTo("UP");
    try (Connection lent = source.getConnection()) {
      assertThat(lent.isValid(1)).isTrue();
    }
  }

  @Test
  void knowsForHowLongTheDatabaseHasBeenBack() {
    assertThat(watch.isUpFor(MINUTE)).isTrue();
    answers = false;
    watch.look();
    boolean during = watch.isUpFor(MINUTE);
    answers = true;
    watch.look();

    now = now.plus(MINUTE);
    boolean justNow = watch.isUpFor(MINUTE);
    now = now.plusNanos(1);

    assertThat(during).isFalse();
    assertThat(justNow).isFalse();
    assertThat(watch.isUpFor(MINUTE)).isTrue();
  }
}
