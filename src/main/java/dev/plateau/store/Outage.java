package dev.plateau.store;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells errors of a database that cannot be reached, or cannot serve just now, from others. */
public final class Outage {
  /**
   * Classes of SQLState (<a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">
   * PostgreSQL's list</a>): lost connections, deadlocks, no resources, locks that are held,
   * shutdown or time limits, errors of the system.
   */
  private static final Set<String> STATES = Set.of("08", "40", "53", "57", "58");

  private static final Set<String> ENDED_SESSIONS = Set.of("25P03", "25P04", "55P03");

  /** Those of H2: the connection is broken, the database is closed. */
  private static final Set<String> H2_STATES = Set.of("90067", "90098", "90121");

  /** What the pool says, without a state, of a connection that was lost. */
  private static final String CLOSED = "Connection is closed";

  private Outage() {}

  /** Whether an error or one of its causes says that trying again later may help. */
  public static boolean causes(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataAccessResourceFailureException
          || cause instanceof TransientDataAccessException
          || cause instanceof CannotCreateTransactionException
          || cause instanceof TransactionSystemException
          || cause instanceof SQLTransientException
          || cause instanceof SQLRecoverableException
          || cause instanceof SQLNonTransientConnectionException
          || (cause instanceof SQLException sql && isOutage(sql))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOutage(SQLException error) {
    String state = error.getSQLState();
    return state == null
        ? CLOSED.equals(error.getMessage())
        : (ENDED_SESSIONS.contains(state)
            || H2_STATES.contains(state)
            || (state.length() == 5 && STATES.contains(state.substring(0, 2))));
  }
}
