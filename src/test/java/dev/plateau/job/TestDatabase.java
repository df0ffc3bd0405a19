package dev.plateau.job;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** A database that the service supports, started when first needed and kept until the JVM ends. */
public final class TestDatabase {
  public static final TestDatabase H2 = new TestDatabase(TestDatabase::h2);
  public static final TestDatabase POSTGRES = new TestDatabase(TestDatabase::postgres);

  private final Callable<List<String>> start;
  private @Nullable List<String> arguments;
  private @Nullable Engine idle;

  private TestDatabase(Callable<List<String>> start) {
    this.start = start;
  }

  /**
   * The default store under another name, so that no other test meets this one's jobs, and by
   * Flyway.
   */
  private static List<String> h2() throws IOException {
    Object url =
        new YamlPropertySourceLoader()
            .load("defaults", new ClassPathResource("application.yaml"))
            .getFirst()
            .getProperty("spring.datasource.url");
    String own = String.valueOf(url).replace("mem:plateau", "mem:engine-tests");
    return List.of("--spring.datasource.url=" + own, "--spring.flyway.enabled=true");
  }

  private static List<String> postgres() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("max_connections", "200")
            .start();
    return List.of(
        "--spring.profiles.active=postgres",
        "--PLATEAU_DB_URL=" + server.getJdbcUrl("postgres", "postgres"),
        "--PLATEAU_DB_USER=postgres",
        "--PLATEAU_DB_PASSWORD=postgres",
        "--plateau.store.unsafe=warn");
  }

  /** What the service must be told to use this database. */
  public synchronized List<String> arguments() {
    try {
      List<String> known = arguments == null ? start.call() : arguments;
      arguments = known;
      return known;
    } catch (Exception e) {
      throw new IllegalStateException("the database does not start", e);
    }
  }

  /** A process that takes up no job by itself, shared by all tests. */
  synchronized Engine idle() {
    Engine engine = idle == null ? Engine.idle(this) : idle;
    idle = engine;
    return engine;
  }
}
