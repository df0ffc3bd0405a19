package dev.plateau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.plateau.PlateauApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole service with a PostgreSQL that fails in all the ways a network knows. */
@Tag("thorough")
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseOutageTests {
  private static final String READINESS = "/actuator/health/readiness";
  private static final String ONE_EPOCH =
      "{\"dataset\": \"xor\", \"init\": {\"type\": \"constant\", \"value\": 0.1}, \"epochs\": 1}";

  private static EmbeddedPostgres postgres;
  private static Wire wire;
  private static ConfigurableApplicationContext service;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    wire = new Wire(postgres.getPort());
    service =
        SpringApplication.run(
            PlateauApplication.class,
            "--spring.profiles.active=postgres",
            "--server.port=0",
            "--PLATEAU_DB_URL=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(wire.port()),
            "--PLATEAU_DB_USER=postgres",
            "--PLATEAU_DB_PASSWORD=postgres",
            "--plateau.store.unsafe=warn",
            "--plateau.example-job=false",
            "--plateau.first-visit=false",
            "--logging.level.root=error");
    client =
        new Client(
            service.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    wire.close();
    postgres.close();
  }

  @AfterEach
  void mend() {
    wire.mend();
    await(() -> client.get(READINESS).status() == 200);
  }

  @Test
  void refusesRequestsWhileTheDatabaseIsGone() {
    String id = client.startEndless();

    wire.cut();

    assertRefused(client.post("/v1/jobs", ONE_EPOCH));
    await(() -> client.get(READINESS).status() == 503);
    assertRefused(client.post("/v1/jobs", ONE_EPOCH));
    assertRefused(client.get("/v1/jobs"));
    assertRefused(client.get("/v1/jobs/" + id));
    client.get("/actuator/health/liveness").isStatus(200);
    goesOn(id);
  }

  /** No network tells the request that nothing comes back: the watch cuts its connection. */
  @Test
  void endsRequestsThatWaitForADatabaseBehindABlackHole() {
    String id = client.startEndless();

    wire.swallow();
    Answer waiting = client.post("/v1/jobs", ONE_EPOCH);

    assertRefused(waiting);
    await(() -> client.get(READINESS).status() == 503);
    goesOn(id);
  }

  @Test
  void refusesWhatIsCutBeforeItsCommit() {
    for (int k = 0; k < 20; k++) {
      wire.cutBeforeCommit(1);

      Answer answer = client.post("/v1/jobs", ONE_EPOCH);

      wire.cutBeforeCommit(0);
      if (answer.status() / 100 != 2) {
        assertRefused(answer);
      }
    }
  }

  /** The commit has happened and its answer is lost: the request finds its job when sent again. */
  @Test
  void makesOneJobOfARequestWhoseCommitWasNotAnswered() {
    for (int k = 0; k < 20; k++) {
      String name = "unanswered-" + k;
      String job = "{\"name\": \"%s\", \"dataset\": \"xor\", \"epochs\": 1}".formatted(name);
      wire.cutAfterCommit(1);
      Answer answer = client.post("/v1/jobs", job, "Idempotency-Key", name);
      wire.cutAfterCommit(0);
      if (answer.status() / 100 != 2) {
        assertRefused(answer);
      }

      await(() -> client.post("/v1/jobs", job, "Idempotency-Key", name).status() / 100 == 2);

      assertThat(jobsNamed(name)).isOne();
    }
  }

  private static int jobsNamed(String name) {
    return service
        .getBean(JdbcClient.class)
        .sql("select count(*) from job where name = :name")
        .param("name", name)
        .query(Integer.class)
        .single();
  }

  /** A replica that is frozen in the middle of a transaction holds up a takeover no longer. */
  @Test
  void losesTheLocksOfATransactionThatStandsStill() throws SQLException {
    String id = client.startEndless();
    Connection frozen = service.getBean(DataSource.class).getConnection();
    frozen.setAutoCommit(false);
    lock(frozen, id);

    try (Connection other = postgres.getPostgresDatabase().getConnection()) {
      lock(other, id);
    }

    assertThat(frozen.isValid(5)).isFalse();
    assertThatExceptionOfType(SQLException.class).isThrownBy(frozen::close);
    client.stop(id);
  }

  private static void lock(Connection connection, String id) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      assertThat(
              statement
                  .executeQuery("select id from job where id = '%s' for update".formatted(id))
                  .next())
          .isTrue();
    }
  }

  @Test
  void hasTimeLimitsOnBothSides() throws SQLException {
    Map<String, Integer> server = new TreeMap<>();
    service
        .getBean(JdbcClient.class)
        .sql("select name, setting from pg_settings where name in (:names)")
        .param("names", List.of("lock_timeout", "statement_timeout", "tcp_user_timeout"))
        .query(row -> {
          server.put(row.getString(1), row.getInt(2));
        });

    assertThat(server)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("lock_timeout", 5_000, "statement_timeout", 60_000, "tcp_user_timeout", 10_000));
    assertThat(
            service
                .getBean(DataSource.class)
                .unwrap(HikariDataSource.class)
                .getDataSourceProperties())
        .containsEntry("socketTimeout", "70")
        .containsEntry("connectTimeout", "1");
  }

  /** The run that waited in memory goes on under its first attempt, and none of it is lost. */
  private static void goesOn(String id) {
    wire.mend();
    await(() -> client.get(READINESS).status() == 200);
    int epoch = client.get("/v1/jobs/" + id).isStatus(200).json().at("/progress/epoch").intValue();
    await(() -> client.get("/v1/jobs/" + id).json().at("/progress/epoch").intValue() > epoch);
    assertThat(client.get("/v1/jobs/" + id).json().path("attempts").intValue()).isOne();
    client.stop(id);
  }

  private static void assertRefused(Answer answer) {
    answer.isProblem(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.json().path("type").stringValue()).endsWith("store-unavailable");
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
