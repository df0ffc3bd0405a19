package dev.plateau.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import org.junit.jupiter.api.Test;

/** The contract on PostgreSQL, the store of more than one machine. */
class PostgresJobRecoveryTests extends JobRecoveryContract {
  PostgresJobRecoveryTests() {
    super(TestDatabase.POSTGRES);
  }

  @Test
  void locksNoMoreTasksThanHaveAHeartbeat() {
    DbSchedulerProperties scheduler = engine.get(DbSchedulerProperties.class);

    assertThat(scheduler.getPollingStrategyUpperLimitFractionOfThreads()).isEqualTo(1.0);
  }
}
