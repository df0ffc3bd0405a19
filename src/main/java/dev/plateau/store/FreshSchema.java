package dev.plateau.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

/**
 * The schema of a database in memory, which begins empty with every process: one script of what
 * Flyway's scripts come to. Those alter tables again and again, and Flyway itself keeps a history
 * and finds out what is missing; each would take a tenth of the time that the service needs to
 * start.
 */
public final class FreshSchema {
  private static final Resource SCRIPT = new ClassPathResource("db/schema.sql");
  private static final String IN_MEMORY = "jdbc:h2:mem:";

  private FreshSchema() {}

  /** Whether the database is one in memory, for which nobody asked for Flyway. */
  public static boolean isEnough(Environment environment) {
    return environment.getProperty("spring.datasource.url", "").startsWith(IN_MEMORY)
        && !environment.getProperty("spring.flyway.enabled", Boolean.class, false);
  }

  /** Creates the tables, unless they are there already. */
  static void create(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      if (!isCreated(statement)) {
        statement.execute(SCRIPT.getContentAsString(StandardCharsets.UTF_8));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The tables were not created", e);
    } catch (IOException e) {
      throw new UncheckedIOException("The script that creates the tables was not read", e);
    }
  }

  private static boolean isCreated(Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            "select 1 from information_schema.tables where lower(table_name) = 'job'")) {
      return tables.next();
    }
  }
}
