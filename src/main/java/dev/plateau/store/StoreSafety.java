package dev.plateau.store;

import dev.plateau.store.StoreProperties.Unsafe;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks at the start that PostgreSQL writes to its disk what it acknowledges. */
@Component
class StoreSafety implements InitializingBean {
  private static final Logger LOG = LoggerFactory.getLogger(StoreSafety.class);

  private final DataSource source;
  private final StoreProperties properties;

  StoreSafety(DataSource source, StoreProperties properties) {
    this.source = source;
    this.properties = properties;
  }

  @Override
  public void afterPropertiesSet() throws SQLException {
    List<String> unsafe = isPostgres() ? unsafeSettings() : List.of();
    if (unsafe.isEmpty()) {
      return;
    }
    UnsafeStore refusal = new UnsafeStore(String.join(", ", unsafe));
    if (properties.unsafe() == Unsafe.REFUSE) {
      throw refusal;
    }
    LOG.warn("{}", refusal.getMessage());
  }

  private boolean isPostgres() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
  }

  private List<String> unsafeSettings() {
    return JdbcClient.create(source)
        .sql(
            """
            select name || ' = ' || setting from pg_settings
            where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off'
            order by name
            """)
        .query((row, number) -> row.getString(1))
        .list();
  }
}
