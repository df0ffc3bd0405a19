package dev.plateau.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The connections of this process, which can be cut all at once. */
final class GuardedSource extends DelegatingDataSource {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedSource.class);
  private static final String CONNECTION_FAILURE = "08006";

  private final Set<Connection> lent = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  GuardedSource(DataSource pool) {
    super(pool);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (cut) {
      throw new SQLTransientConnectionException("The database does not answer", CONNECTION_FAILURE);
    }
    Connection connection = super.getConnection();
    lent.add(connection);
    return connection;
  }

  /** Ends what waits for the database, and refuses connections from now on. */
  void cut() {
    cut = true;
    lent.forEach(GuardedSource::abort);
    lent.clear();
  }

  /** Lends connections again, once the pool has one. */
  void mend() throws SQLException {
    super.getConnection().close();
    cut = false;
  }

  /** Closes what the pool keeps, so that sessions begin anew. */
  void renew() {
    if (getTargetDataSource() instanceof HikariDataSource pool) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Forgets the connections that were given back. */
  void forget() throws SQLException {
    for (Connection connection : List.copyOf(lent)) {
      if (connection.isClosed()) {
        lent.remove(connection);
      }
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("A connection could not be cut", e);
    }
  }
}
