package dev.plateau.web;

import dev.plateau.PlateauApplication;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service that a test has for itself and may stop. */
public record OwnService(ConfigurableApplicationContext context) implements AutoCloseable {

  /**
   * Starts a service with a store of its own.
   *
   * @param port 0 for any
   */
  public static OwnService start(int port, String... settings) {
    Stream<String> own =
        Stream.of(
            "--server.port=" + port,
            "--spring.datasource.url=jdbc:h2:mem:own"
                + System.nanoTime()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
                + "DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
    return new OwnService(
        new SpringApplicationBuilder(PlateauApplication.class)
            .run(Stream.concat(own, Stream.of(settings)).toArray(String[]::new)));
  }

  /** One that keeps its jobs in a file. */
  public static OwnService onFile(Path file, String... settings) {
    Stream<String> own = Stream.of("--server.port=0", "--plateau.file=" + file);
    return new OwnService(
        new SpringApplicationBuilder(PlateauApplication.class)
            .profiles("file")
            .run(Stream.concat(own, Stream.of(settings)).toArray(String[]::new)));
  }

  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @Override
  public void close() {
    context.close();
  }
}
