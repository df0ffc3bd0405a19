package dev.plateau.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks PostgreSQL over a connection of its own whether it answers; takes 1.5 s at most. */
final class Probe implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Probe.class);
  private static final int ANSWER_MILLIS = 500;
  private static final String CONNECT_SECONDS = "1";

  private final String url;
  private final Properties login = new Properties();
  private @Nullable Connection connection;

  Probe(String url, String user, String password) {
    this.url = url;
    login.setProperty("user", user);
    login.setProperty("password", password);
    login.setProperty("loginTimeout", CONNECT_SECONDS);
    login.setProperty("connectTimeout", CONNECT_SECONDS);
    login.setProperty("ApplicationName", "plateau watch");
  }

  /** Whether the database answers, if need be over a new connection. */
  boolean answers() {
    return asks() || (connects() && asks());
  }

  private boolean asks() {
    Connection open = connection;
    if (open == null) {
      return false;
    }
    try (Statement statement = open.createStatement()) {
      return statement.execute("select 1");
    } catch (SQLException e) {
      LOG.debug("The database does not answer", e);
      close();
      return false;
    }
  }

  private boolean connects() {
    try {
      Connection fresh = DriverManager.getConnection(url, login);
      fresh.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
      connection = fresh;
      return true;
    } catch (SQLException e) {
      LOG.debug("The database lets nobody in", e);
      return false;
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.abort(Runnable::run);
      } catch (SQLException e) {
        LOG.debug("The connection was lost already", e);
      }
    }
  }
}
