import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL as it comes, in processes of its own, which can be killed and stopped. */
final class Postgres implements AutoCloseable {
  private final Path data = Files.createTempDirectory("faults");
  private final int port = freePort();
  private EmbeddedPostgres server;

  Postgres() throws IOException {
    server = start();
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:" + port + "/postgres?loginTimeout=2", "postgres", "postgres");
  }

  private EmbeddedPostgres start() throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(2))
        .setServerConfig("max_connections", "200")
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  /** Kills the server with all its sessions, without a word to any of them. */
  void kill() throws IOException {
    ProcessHandle server = server();
    ProcessHandle[] sessions = server.descendants().toArray(ProcessHandle[]::new);
    server.destroyForcibly();
    for (ProcessHandle session : sessions) {
      session.destroyForcibly();
    }
    server.onExit().join();
  }

  void restart() throws IOException {
    try {
      server.close();
    } catch (IOException | RuntimeException alreadyDead) {
      System.err.println("The killed server was dead: " + alreadyDead.getMessage());
    }
    LockSupport.parkNanos(1_000_000_000);
    server = start();
  }

  /** Sends a signal to the server and all its sessions. */
  void signal(String name) throws IOException, InterruptedException {
    ProcessHandle server = server();
    Service.signal(server, name);
    for (ProcessHandle session : server.descendants().toList()) {
      Service.signal(session, name);
    }
  }

  private ProcessHandle server() throws IOException {
    String pid = Files.readAllLines(data.resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
