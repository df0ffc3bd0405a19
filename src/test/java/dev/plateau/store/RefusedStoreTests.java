package dev.plateau.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plateau.store.StoreProperties.Unsafe;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Databases that the service does not start on. */
class RefusedStoreTests {
  private static final FlywayMigrationStrategy MIGRATION =
      new StoreConfiguration().onlyKnownSchemas();

  @Test
  void namesTheSchemaThatIsNewerThanTheProgram() {
    Flyway flyway =
        Flyway.configure()
            .dataSource(
                "jdbc:h2:mem:newer;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                null,
                null)
            .placeholders(Map.of("binary", "binary large object"))
            .load();
    MIGRATION.migrate(flyway);
    assertThatCode(() -> MIGRATION.migrate(flyway)).doesNotThrowAnyException();
    JdbcClient.create(flyway.getConfiguration().getDataSource())
        .sql(
            """
            insert into "flyway_schema_history" ("installed_rank", "version", "description", "type",
              "script", "checksum", "installed_by", "execution_time", "success")
            values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'sa', 1, true)
            """)
        .update();

    assertThatExceptionOfType(NewerSchema.class)
        .isThrownBy(() -> MIGRATION.migrate(flyway))
        .withMessage(
            "The schema of the database is newer than this program: it has version 999, of"
                + " tomorrow.")
        .satisfies(e ->
            assertThat(new RefusedStore().analyze(new IllegalStateException(e)))
                .isNotNull()
                .satisfies(said -> assertThat(said.getAction()).contains("backup")));
  }

  @Test
  void namesTheSettingsThatMayLoseJobs() throws IOException {
    try (EmbeddedPostgres unsafe =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "off")
            .start()) {
      assertThatExceptionOfType(UnsafeStore.class)
          .isThrownBy(() -> safety(unsafe, Unsafe.REFUSE).afterPropertiesSet())
          .withMessage(
              "The database may lose jobs that it has acknowledged: it has fsync = off,"
                  + " synchronous_commit = off.")
          .satisfies(e ->
              assertThat(new RefusedStore().analyze(e))
                  .isNotNull()
                  .satisfies(said -> assertThat(said.getAction()).contains("unsafe=warn")));
      assertThatCode(() -> safety(unsafe, Unsafe.WARN).afterPropertiesSet())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void takesTheEmbeddedDatabaseAndASafePostgres() throws IOException {
    DriverManagerDataSource embedded = new DriverManagerDataSource("jdbc:h2:mem:safe");

    assertThatCode(() ->
            new StoreSafety(embedded, new StoreProperties(Duration.ZERO, Unsafe.REFUSE))
                .afterPropertiesSet())
        .doesNotThrowAnyException();
    try (EmbeddedPostgres safe =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("synchronous_commit", "on")
            .start()) {
      assertThatCode(() -> safety(safe, Unsafe.REFUSE).afterPropertiesSet())
          .doesNotThrowAnyException();
    }
  }

  private static StoreSafety safety(EmbeddedPostgres server, Unsafe unsafe) {
    return new StoreSafety(
        server.getPostgresDatabase(), new StoreProperties(Duration.ZERO, unsafe));
  }
}
