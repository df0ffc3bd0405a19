package dev.plateau.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "08000", "08003", "08006", "57P01", "57P02", "57P03", "57014", "25P03", "55P03", "53300",
        "40001", "40P01", "58030", "90067", "90098", "90121"
      })
  void causesWhatTryingAgainMayHelp(String state) {
    SQLException error = new SQLException("no answer", state);

    assertThat(Outage.causes(error)).isTrue();
    assertThat(Outage.causes(new RuntimeException(error))).isTrue();
    assertThat(Outage.causes(new TransactionSystemException("at the commit", error))).isTrue();
    assertThat(Outage.causes(new UncategorizedSQLException("task", "select 1", error))).isTrue();
  }

  @Test
  void causesWantOfConnections() {
    SQLException none = new SQLTransientConnectionException("none within 1800 ms");

    assertThat(Outage.causes(none)).isTrue();
    assertThat(Outage.causes(new CannotGetJdbcConnectionException("none", none))).isTrue();
    assertThat(Outage.causes(new CannotCreateTransactionException("none"))).isTrue();
  }

  @Test
  void causesRollbacksThatFailAndConnectionsThatThePoolClosed() {
    SQLException closed = new SQLException("Connection is closed");

    assertThat(Outage.causes(new TransactionSystemException("at the rollback"))).isTrue();
    assertThat(Outage.causes(new UncategorizedSQLException("task", "select 1", closed))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "23505", "22001", "42601", "0800"})
  void doesNotCauseWhatWouldFailAgain(String state) {
    assertThat(Outage.causes(new RuntimeException(new SQLException("wrong", state)))).isFalse();
  }

  @Test
  void doesNotCauseErrorsWithoutAState() {
    assertThat(Outage.causes(new IllegalStateException("other"))).isFalse();
    assertThat(Outage.causes(new SQLException("unknown"))).isFalse();
  }
}
